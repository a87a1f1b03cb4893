package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static speedup.stats.ComparedCell.Direction.HIGHER_IS_BETTER;
import static speedup.stats.ComparedCell.Direction.LOWER_IS_BETTER;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import speedup.stats.ComparedCell.Direction;

final class ComparisonTests {

  private static final List<Double> BASE = List.of(10.0, 10.1, 9.9, 10.05, 9.95, 10.02);

  @Test
  void tellsFasterFromSlowerByTheDirection() {
    assertThat(verdict(LOWER_IS_BETTER, times(1.1))).isEqualTo(Verdict.SLOWER);
    assertThat(verdict(LOWER_IS_BETTER, times(0.9))).isEqualTo(Verdict.FASTER);
    assertThat(verdict(HIGHER_IS_BETTER, times(1.1))).isEqualTo(Verdict.FASTER);
    assertThat(verdict(HIGHER_IS_BETTER, times(0.9))).isEqualTo(Verdict.SLOWER);
  }

  @Test
  void aRunAgainstItselfIsTheSame() {
    assertThat(verdict(LOWER_IS_BETTER, BASE)).isEqualTo(Verdict.SAME);
    assertThat(compare(0, new ComparedCell("equal", LOWER_IS_BETTER, same(4), same(4))))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.SAME);
    assertThat(compare(0.001, new ComparedCell("noisy", LOWER_IS_BETTER, BASE, BASE)))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.UNDECIDED);
  }

  @Test
  void aCertainChangeBelowTheThresholdIsNone() {
    ComparedCell slower = new ComparedCell("slower", LOWER_IS_BETTER, BASE, times(1.04));

    assertThat(compare(0.1, slower).get(0).verdict()).isEqualTo(Verdict.SAME);
    assertThat(compare(0.045, slower).get(0).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(compare(0.03, slower).get(0).verdict()).isEqualTo(Verdict.SLOWER);
  }

  /** Certain by Welch's test, but smaller than what the base shows against itself. */
  @Test
  void aCertainChangeBelowTheNoiseFloorIsNone() {
    List<Double> wild = List.of(10.0, 10.0, 10.0, 10.0, 13.0, 13.0, 13.0, 13.0);
    List<Double> higher = List.of(12.9, 12.95, 12.85, 12.98, 12.88, 12.92, 12.9, 12.94);
    Finding finding = compare(0, new ComparedCell("wild", LOWER_IS_BETTER, wild, higher)).get(0);

    Finding.Evidence evidence = finding.evidence().orElseThrow();
    assertThat(evidence.change().contains(1)).isFalse();
    assertThat(finding.change() - 1).isLessThan(evidence.noiseFloor());
    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void threeForksAgainstThreeAreTooFewAndFourAreEnough() {
    assertThat(verdictOfForks(3, 3)).isEqualTo(Verdict.TOO_FEW_FORKS);
    assertThat(verdictOfForks(3, 4)).isEqualTo(Verdict.TOO_FEW_FORKS);
    assertThat(verdictOfForks(2, 20)).isEqualTo(Verdict.TOO_FEW_FORKS);
    assertThat(verdictOfForks(1, 1)).isEqualTo(Verdict.TOO_FEW_FORKS);
    assertThat(verdictOfForks(4, 4)).isEqualTo(Verdict.SAME);
    assertThat(Comparison.fewestForks(0.95)).isEqualTo(4);
    assertThat(Comparison.fewestForks(0.99)).isEqualTo(5);
  }

  @Test
  void soUnequalNumbersOfForksThatThePromiseWouldBreakCannotTell() {
    assertThat(verdictOfForks(4, 6)).isEqualTo(Verdict.SAME);
    assertThat(verdictOfForks(6, 12)).isEqualTo(Verdict.SAME);
    assertThat(verdictOfForks(10, 40)).isEqualTo(Verdict.SAME);
    assertThat(verdictOfForks(4, 7)).isEqualTo(Verdict.UNDECIDED);
    assertThat(verdictOfForks(13, 6)).isEqualTo(Verdict.UNDECIDED);
    assertThat(
            compare(0, new ComparedCell("unequal", LOWER_IS_BETTER, same(4), same(7)))
                .get(0)
                .evidence())
        .isEmpty();
  }

  /** scipy.stats.ttest_ind on the logarithms: t = 14.142, p = 0.00496. */
  @Test
  void ofSeveralRunsTheRunIsTheUnit() {
    ComparedCell cell =
        new ComparedCell(
            "runs",
            LOWER_IS_BETTER,
            List.of(Math.exp(0.00), Math.exp(0.01)),
            List.of(Math.exp(0.10), Math.exp(0.11)));

    Finding finding = Comparison.ofRuns(List.of(cell), 0.05, 0.95, 1).get(0);

    assertThat(finding.verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(finding.evidence().orElseThrow().pValue()).isCloseTo(0.004962, within(1e-6));
    assertThat(
            Comparison.ofRuns(
                    List.of(new ComparedCell("one", LOWER_IS_BETTER, List.of(1.0), List.of(2.0))),
                    0.05,
                    0.95,
                    1)
                .get(0)
                .verdict())
        .isEqualTo(Verdict.TOO_FEW_FORKS);
  }

  @Test
  void tooFewForksStillShowTheChange() {
    Finding finding =
        compare(0.05, new ComparedCell("few", LOWER_IS_BETTER, List.of(2.0), List.of(3.0))).get(0);

    assertThat(finding.change()).isCloseTo(1.5, within(1e-12));
    assertThat(finding.evidence()).isEmpty();
  }

  /** p = 0.03 alone is a change; among 10 cells it is not, and too few forks count as no cell. */
  @Test
  void theAdjustmentCountsTheCellsThatAreJudged() {
    List<Double> higher = List.of(10.22, 10.28, 9.96, 10.21, 10.12, 10.1);
    ComparedCell borderline = new ComparedCell("borderline", LOWER_IS_BETTER, BASE, higher);
    ComparedCell equal = new ComparedCell("equal", LOWER_IS_BETTER, BASE, BASE);
    ComparedCell few = new ComparedCell("few", LOWER_IS_BETTER, same(3), same(3));

    double alone = evidence(compare(0, borderline)).pValue();
    double amongFew = evidence(compare(0, cells(borderline, few, 9))).pValue();
    Finding.Evidence amongTen = evidence(compare(0, cells(borderline, equal, 9)));

    assertThat(alone).isBetween(0.01, 0.05);
    assertThat(amongFew).isEqualTo(alone);
    assertThat(amongTen.pValue()).isCloseTo(10 * alone, within(1e-9));
    assertThat(evidence(compare(0, borderline)).change().contains(1)).isFalse();
    assertThat(amongTen.change().contains(1)).isTrue();
  }

  @Test
  void showsWhatTheVerdictRestsOn() {
    Finding.Evidence evidence =
        evidence(compare(0.05, new ComparedCell("all", LOWER_IS_BETTER, BASE, times(1.1))));

    assertThat(evidence.change().estimate()).isCloseTo(1.1, within(1e-12));
    assertThat(evidence.ranks().pValue()).isCloseTo(2.0 / 924, within(1e-12));
    assertThat(evidence.cliffsDelta()).isEqualTo(1);
    assertThat(evidence.noiseFloor()).isBetween(0.0, 0.02);
  }

  @Test
  void refusesACellWithoutForksByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ComparedCell("primes", LOWER_IS_BETTER, List.of(), BASE))
        .withMessageStartingWith("primes: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ComparedCell("primes", LOWER_IS_BETTER, BASE, List.of(0.0)))
        .withMessage("primes: not a positive number: 0.0");
  }

  @Test
  void noCellsGiveNoFindings() {
    assertThat(Comparison.of(List.of(), 0.05, 0.95, 1)).isEmpty();
  }

  private static Verdict verdict(Direction direction, List<Double> changed) {
    return compare(0.05, new ComparedCell("cell", direction, BASE, changed)).get(0).verdict();
  }

  private static Verdict verdictOfForks(int base, int changed) {
    return compare(0.05, new ComparedCell("cell", LOWER_IS_BETTER, same(base), same(changed)))
        .get(0)
        .verdict();
  }

  private static List<Finding> compare(double threshold, ComparedCell... cells) {
    return Comparison.of(List.of(cells), threshold, 0.95, 1);
  }

  private static ComparedCell[] cells(ComparedCell first, ComparedCell others, int count) {
    List<ComparedCell> cells = new ArrayList<>(Collections.nCopies(count, others));
    cells.add(0, first);
    return cells.toArray(ComparedCell[]::new);
  }

  private static Finding.Evidence evidence(List<Finding> findings) {
    return findings.get(0).evidence().orElseThrow();
  }

  private static List<Double> times(double factor) {
    return BASE.stream().map(value -> value * factor).toList();
  }

  private static List<Double> same(int count) {
    return Collections.nCopies(count, 2.0);
  }
}
