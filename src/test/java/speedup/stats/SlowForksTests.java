package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SlowForksTests {

  /** Published: {@code fisher.test(Convictions)} in R's documentation, after Fisher (1962). */
  @Test
  void agreesWithThePublishedTestOfTheConvictionsOfTwins() {
    SlowForks found = SlowForks.of(forks(17, 2), forks(13, 10));

    assertThat(found.base()).isEqualTo(2);
    assertThat(found.changed()).isEqualTo(10);
    assertThat(found.pValue()).isCloseTo(0.0005367, within(5e-8));
    assertThat(found.areOfTheChangedRun()).isTrue();
  }

  /** 2 · C(10, 5) / C(20, 5) = 0.0325. */
  @Test
  void fiveOfTenTwiceAsSlowAreAFinding() {
    SlowForks found = SlowForks.of(forks(10, 0), forks(10, 5));

    assertThat(found.base()).isZero();
    assertThat(found.changed()).isEqualTo(5);
    assertThat(found.factor()).isCloseTo(2, within(0.03));
    assertThat(found.pValue()).isCloseTo(0.0325, within(5e-5));
    assertThat(SlowForks.findings(List.of(found), 0.95)).containsExactly(true);
  }

  @Test
  void itIsSeenWhicheverSideItIsOnAndHoweverManyItAre() {
    SlowForks gone = SlowForks.of(forks(10, 5), forks(10, 0));
    SlowForks all = SlowForks.of(forks(10, 0), forks(10, 10));

    assertThat(gone.base()).isEqualTo(5);
    assertThat(gone.areOfTheChangedRun()).isFalse();
    assertThat(all.changed()).isEqualTo(10);
    assertThat(all.pValue()).isLessThan(1e-4);
  }

  @Test
  void noSlowForkIsNoFinding() {
    SlowForks found = SlowForks.of(forks(6, 0), forks(6, 0));

    assertThat(found).isEqualTo(new SlowForks(0, 6, 0, 6, 1, false, 1));
    assertThat(SlowForks.of(new double[] {1}, new double[] {1}).pValue()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SlowForks.of(new double[0], new double[] {1}));
  }

  /**
   * The fast half lies 0.2 around its middle, in logarithms: twice that middle is ordinary here.
   */
  @Test
  void whereForksVaryMuchTwiceTheTimeIsNotSlow() {
    double[] wide = {0.5, 0.6, 0.7, 0.9, 1, 1.1, 1.3, 1.5};

    assertThat(SlowForks.of(wide, wide).changed()).isZero();
  }

  /** A change of all forks by less than half is not for this test. */
  @Test
  void aSideThatIsAThirdSlowerHasNoSlowForks() {
    double[] slower = Arrays.stream(forks(10, 0)).map(time -> time * 1.35).toArray();

    assertThat(SlowForks.of(forks(10, 0), slower).changed()).isZero();
  }

  /** Its forks lie around the limit, most of them above it: it is slower, and steadily so. */
  @Test
  void aSideThatIsHalfAsSlowAgainIsNoFindingHoweverManyOfItsForksAreAboveTheLimit() {
    double[] around = Arrays.stream(forks(12, 0)).map(time -> time * 1.53).toArray();
    around[0] = 1.45;
    around[1] = 1.47;

    SlowForks found = SlowForks.of(forks(12, 0), around);
    SlowForks bistable = SlowForks.of(forks(12, 0), forks(12, 10));

    assertThat(found.changed()).isEqualTo(10);
    assertThat(found.pValue()).isLessThan(1e-3).isEqualTo(bistable.pValue());
    assertThat(SlowForks.findings(List.of(found), 0.95)).containsExactly(false);
    assertThat(SlowForks.findings(List.of(bistable), 0.95)).containsExactly(true);
    assertThat(SlowForks.findings(List.of(SlowForks.of(around, forks(12, 0))), 0.95))
        .containsExactly(false);
  }

  /** That all its forks are slower is what the verdict is for, odd ones of the base or not. */
  @Test
  void aSideThatIsSlowInAllItsForksIsNotSlowInSome() {
    for (int odd : new int[] {0, 1, 3}) {
      SlowForks all = SlowForks.of(forks(12, odd), forks(12, 12));

      assertThat(all.changed()).isEqualTo(12);
      assertThat(all.pValue()).isLessThan(1e-3);
      assertThat(SlowForks.findings(List.of(all), 0.95)).containsExactly(false);
    }
  }

  /** From 1.1 to 2.8 in equal steps: as far apart as two kinds would be, and without a gap. */
  @Test
  void aSideWhoseForksAreSpreadEvenlyIsNotOfTwoKinds() {
    double[] even = new double[12];
    Arrays.setAll(even, fork -> 1.1 * Math.pow(2.8 / 1.1, fork / 11.0));

    SlowForks found = SlowForks.of(forks(12, 0), even);

    assertThat(found.changed()).isBetween(6, 9);
    assertThat(found.pValue()).isLessThan(0.02);
    assertThat(SlowForks.findings(List.of(found), 0.95)).containsExactly(false);
  }

  /** Slow forks need not be alike: one of them may take far longer than the others. */
  @Test
  void twoKindsStayTwoWhereOneSlowForkTakesTenTimesAsLong() {
    double[] far = forks(10, 5);
    far[0] *= 5;

    assertThat(SlowForks.findings(List.of(SlowForks.of(forks(10, 0), far)), 0.95))
        .containsExactly(true);
  }

  /** Whatever a cell's level is: that all its forks are slower is what the verdict is for. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.03",
    "1.3, 0.03",
    "1.4, 0.03",
    "1.5, 0.03",
    "1.6, 0.03",
    "1.7, 0.03",
    "2, 0.03",
    "1, 0.1",
    "1.3, 0.1",
    "1.5, 0.1",
    "1.7, 0.1",
    "2, 0.1"
  })
  void aCellThatIsSlowerInAllItsForksSeldomGivesAFinding(double level, double variation) {
    for (int forks : new int[] {6, 10, 12}) {
      assertThat(
              OddForkSimulation.slowerTakenForBistable(
                  1_000, level, Shape.NORMAL, variation, variation, forks))
          .isLessThan(0.005);
      assertThat(
              OddForkSimulation.slowerTakenForBistable(
                  1_000, level, Shape.HEAVY_TAILED, variation, variation, forks))
          .isLessThan(0.02);
    }
  }

  /** Without a look at the gap it is 40 % at 1.5 times, and 69 % at twice. */
  @ParameterizedTest
  @CsvSource({"1.3", "1.5", "1.7", "2"})
  void norDoesOneWhoseForksVaryByAThird(double level) {
    assertThat(OddForkSimulation.slowerTakenForBistable(2_000, level, Shape.NORMAL, 0.03, 0.3, 10))
        .isLessThan(0.06);
  }

  /** Of 20,000 pairs 59, 62, 77 and 80 %. */
  @ParameterizedTest
  @CsvSource({"1.6, 10, 0.55", "2, 10, 0.58", "1.6, 12, 0.72", "2, 12, 0.76"})
  void aCellThatIsSlowInHalfOfItsForksIsFoundForAllThat(double factor, int forks, double least) {
    assertThat(OddForkSimulation.bistablePairFound(2_000, factor, 0.5, 0.03, forks))
        .isGreaterThan(least);
  }

  /**
   * Among nine cells that have a slow fork or none, which prove nothing however they fall, the
   * finding stays one; among nine that might have given one themselves it does not.
   */
  @Test
  void onlyCellsThatCouldGiveAFindingCountInTheAdjustment() {
    SlowForks found = SlowForks.of(forks(10, 0), forks(10, 5));
    List<SlowForks> quiet =
        new ArrayList<>(Collections.nCopies(9, SlowForks.of(forks(10, 1), forks(10, 1))));
    quiet.add(found);
    List<SlowForks> busy =
        new ArrayList<>(Collections.nCopies(9, SlowForks.of(forks(10, 4), forks(10, 3))));
    busy.add(found);

    assertThat(SlowForks.findings(quiet, 0.95)[9]).isTrue();
    assertThat(SlowForks.findings(busy, 0.95)).doesNotContain(true);
    assertThat(SlowForks.findings(List.of(), 0.95)).isEmpty();
  }

  /** Tables of ten equal cells: a finding in at most 5 %, whatever the share of slow forks. */
  @ParameterizedTest
  @CsvSource({"0.03, 10, 10", "0.1, 6, 6", "0.1, 10, 10", "0.3, 10, 10", "0.5, 6, 12"})
  void equalCellsSeldomGiveAFinding(double share, int baseForks, int changedForks) {
    assertThat(OddForkSimulation.slowForkAlarms(2_000, share, share, baseForks, changedForks))
        .isLessThan(0.06);
  }

  /** Ten forks against ten of which half are slow, in one cell of ten: found in 57 % of tables. */
  @Test
  void aBistableSlowDownIsFound() {
    assertThat(OddForkSimulation.bistableFound(1_000, 0.03, 0.5, 10)).isGreaterThan(0.5);
    assertThat(OddForkSimulation.bistableFound(1_000, 0.03, 0.5, 16)).isGreaterThan(0.8);
  }

  private static double[] forks(int count, int slow) {
    Random random = new Random(count * 31L + slow);
    double[] forks = new double[count];
    Arrays.setAll(forks, fork -> (fork < slow ? 2 : 1) * Shape.NORMAL.draw(random, 0.01));
    return forks;
  }
}
