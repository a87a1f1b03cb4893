package speedup.stats;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComparisonWithFastestTests {

  /**
   * Published p of the paired test of the sleep data, 0.002833; with one pair nothing is adjusted.
   */
  @Test
  void twoCellsAreComparedByThePairedTest() {
    Map<String, Map<Integer, Double>> cells = new LinkedHashMap<>();
    cells.put("first", rounds(SleepData.exponentials(SleepData.FIRST)));
    cells.put("second", rounds(SleepData.exponentials(SleepData.SECOND)));

    ComparisonWithFastest found =
        requireNonNull(ComparisonWithFastest.of(cells, "first", 0.95).get("second"));

    assertThat(found.pValue()).isCloseTo(0.002833, within(5e-7));
    assertThat(found.ruledOut()).isTrue();
    assertThat(Math.log(found.ratio().low())).isCloseTo(0.7001142, within(1e-7));
    assertThat(Math.log(found.ratio().high())).isCloseTo(2.4598858, within(1e-7));
  }

  /** Three pairs: the smallest p value counts three times, and the interval is at 1 − 0.05 / 3. */
  @Test
  void thePairsOfTheOthersCountInTheAdjustment() {
    Map<String, Map<Integer, Double>> cells = new LinkedHashMap<>();
    Map<Integer, Double> fast = rounds(1, 1.02, 0.99, 1.01, 1);
    Map<Integer, Double> slow = rounds(1.5, 1.52, 1.47, 1.53, 1.51);
    cells.put("fast", fast);
    cells.put("near", rounds(1.01, 1.03, 0.97, 1.02, 1.01));
    cells.put("slow", slow);
    PairedRatio alone = PairedRatio.of(slow, fast);

    Map<String, ComparisonWithFastest> found = ComparisonWithFastest.of(cells, "fast", 0.95);

    assertThat(found).containsOnlyKeys("near", "slow");
    ComparisonWithFastest near = requireNonNull(found.get("near"));
    assertThat(near.ruledOut()).isFalse();
    assertThat(near.ratio().contains(1)).isTrue();
    assertThat(requireNonNull(found.get("slow")).ruledOut()).isTrue();
    Interval adjusted = requireNonNull(found.get("slow")).ratio();
    assertThat(adjusted.estimate()).isCloseTo(1.5, within(0.01));
    assertThat(adjusted.high())
        .isGreaterThan(alone.estimate(0.95).flatMap(Estimate::interval).orElseThrow().high());
  }

  @Test
  void aCellWithTooFewRoundsIsNotCompared() {
    Map<String, Map<Integer, Double>> cells = new LinkedHashMap<>();
    cells.put("fast", rounds(1, 1.02, 0.99));
    cells.put("new", rounds(2, 2.1));

    assertThat(ComparisonWithFastest.of(cells, "fast", 0.95)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ComparisonWithFastest.of(cells, "other", 0.95));
  }

  /** Twelve equal cells: ruled out in at most 5 %, with equal variation and with 1 to 8 %. */
  @ParameterizedTest
  @CsvSource({"6, false", "6, true", "10, true"})
  void anEqualCellIsSeldomRuledOut(int rounds, boolean mixed) {
    assertThat(ruledOut(1_000, rounds, mixed, 1)).isLessThan(0.065);
  }

  /** Half as slow again, among eleven equal ones that vary by 3 %: always ruled out. */
  @Test
  void aSlowCellIsRuledOut() {
    assertThat(ruledOut(200, 6, false, 1.5)).isGreaterThan(0.99);
  }

  /** The share of runs in which a cell is ruled out. */
  static double ruledOut(int runs, int rounds, boolean mixed, double slowest) {
    Random random = new Random(4);
    int found = 0;
    for (int run = 0; run < runs; run++) {
      Map<Integer, Map<Integer, Double>> cells = cells(random, rounds, mixed, slowest);
      Integer fastest =
          cells.entrySet().stream()
              .min(
                  Comparator.comparingDouble(
                      cell -> cell.getValue().values().stream().mapToDouble(Math::log).sum()))
              .orElseThrow()
              .getKey();
      found +=
          ComparisonWithFastest.of(cells, fastest, 0.95).values().stream()
                  .anyMatch(ComparisonWithFastest::ruledOut)
              ? 1
              : 0;
    }
    return found / (double) runs;
  }

  private static Map<Integer, Map<Integer, Double>> cells(
      Random random, int rounds, boolean mixed, double slowest) {
    double[] variations = {0.01, 0.02, 0.03, 0.05, 0.08};
    Map<Integer, Map<Integer, Double>> cells = new TreeMap<>();
    for (int cell = 0; cell < 12; cell++) {
      Map<Integer, Double> times = new TreeMap<>();
      for (int round = 0; round < rounds; round++) {
        double variation = mixed ? variations[cell % variations.length] : 0.03;
        times.put(round, (cell == 0 ? slowest : 1) * Shape.NORMAL.draw(random, variation));
      }
      cells.put(cell, times);
    }
    return cells;
  }

  private static Map<Integer, Double> rounds(double... values) {
    Map<Integer, Double> rounds = new TreeMap<>();
    for (int round = 0; round < values.length; round++) {
      rounds.put(round, values[round]);
    }
    return rounds;
  }
}
