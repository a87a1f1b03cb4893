package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import speedup.stats.StoppingRule.Decision;

final class StoppingRuleTests {

  private static final double[] STEADY = {0.70, 0.71, 0.69, 0.70, 0.71, 0.69};
  private static final double[] NOISY = {0.70, 0.95, 0.45, 0.80, 0.60, 0.70};

  private final StoppingRule rule = StoppingRule.standard(0.05);

  @Test
  void steadyCellIsPreciseAtTheMinimumAndNotBefore() {
    assertThat(rule.decide(Arrays.copyOf(STEADY, 5))).isEqualTo(Decision.CONTINUE);
    assertThat(rule.decide(STEADY)).isEqualTo(Decision.PRECISE);
  }

  /** Three rounds are the least, but the interval of two is so wide that it mostly takes four. */
  @Test
  void quickRuleStopsSooner() {
    StoppingRule quick = StoppingRule.quick(0.05);

    assertThat(quick.decide(Arrays.copyOf(STEADY, 3))).isEqualTo(Decision.CONTINUE);
    assertThat(quick.decide(Arrays.copyOf(STEADY, 4))).isEqualTo(Decision.PRECISE);
    assertThat(quick.decide(0.700, 0.701, 0.699)).isEqualTo(Decision.PRECISE);
  }

  @Test
  void aCellThatVariesTooMuchEndsAfterThirtyRounds() {
    double[] wild = new double[30];
    Arrays.setAll(wild, round -> round % 2);

    assertThat(rule.decide(Arrays.copyOf(wild, 29))).isEqualTo(Decision.CONTINUE);
    assertThat(rule.decide(wild)).isEqualTo(Decision.ROUNDS);
    assertThat(StoppingRule.quick(0.05).decide(wild)).isEqualTo(Decision.ROUNDS);
  }

  @Test
  void noisyCellGoesOnToTheMaximum() {
    assertThat(rule.decide(NOISY)).isEqualTo(Decision.CONTINUE);
    assertThat(new StoppingRule(6, 6, 0.05).decide(NOISY)).isEqualTo(Decision.ROUNDS);
  }

  /** Half widths after rounds 6 to 8 are 0.0494, 0.0394, 0.0327 (scipy); ln 1.05 is 0.0488. */
  @Test
  void oneNarrowRoundIsNotEnough() {
    double[] narrowing = {0.70, 0.77, 0.70, 0.65, 0.68, 0.72, 0.70, 0.70};

    assertThat(rule.decide(Arrays.copyOf(narrowing, 6))).isEqualTo(Decision.CONTINUE);
    assertThat(rule.precisionReached(Arrays.copyOf(narrowing, 7))).isLessThan(0.05);
    assertThat(rule.decide(Arrays.copyOf(narrowing, 7))).isEqualTo(Decision.CONTINUE);
    assertThat(rule.decide(narrowing)).isEqualTo(Decision.PRECISE);
  }

  @Test
  void fixedNumberOfRoundsIgnoresTheWidth() {
    StoppingRule exactly = StoppingRule.exactly(6);

    assertThat(exactly.decide(Arrays.copyOf(STEADY, 5))).isEqualTo(Decision.CONTINUE);
    assertThat(exactly.decide(STEADY)).isEqualTo(Decision.ROUNDS);
    assertThat(exactly.roundsExpected(STEADY)).isEqualTo(6);
    assertThat(StoppingRule.exactly(1).decide(0.7)).isEqualTo(Decision.ROUNDS);
  }

  @Test
  void nothingMeasuredYetGoesOn() {
    assertThat(rule.decide()).isEqualTo(Decision.CONTINUE);
    assertThat(rule.precisionReached()).isInfinite();
    assertThat(rule.precisionReached(0.7)).isInfinite();
    assertThat(rule.roundsExpected()).isEqualTo(6);
  }

  @Test
  void theBaselineIsJudgedByTheLogarithmsOfItsTimes() {
    double[] times = {2.00, 2.02, 1.98, 2.01, 1.99, 2.00};

    assertThat(rule.decide(StoppingRule.logarithms(times))).isEqualTo(Decision.PRECISE);
    Interval geometric = Mean.geometric(times, 0.97).interval().orElseThrow();
    assertThat(rule.precisionReached(StoppingRule.logarithms(times)))
        .isCloseTo(geometric.high() / geometric.estimate() - 1, within(1e-12));
  }

  /**
   * Second implementation (scipy): forks that vary by 3 % on both sides need 7 rounds for ±5 %, by
   * 2 % they need 14 for ±2 %.
   */
  @Test
  void expectedRoundsFollowFromTheVariation() {
    StoppingRule fivePercent = new StoppingRule(3, 100, 0.05);
    StoppingRule twoPercent = new StoppingRule(3, 100, 0.02);

    assertThat(fivePercent.roundsExpected(spread(0.03 * Math.sqrt(2)))).isEqualTo(7);
    assertThat(twoPercent.roundsExpected(spread(0.02 * Math.sqrt(2)))).isEqualTo(14);
    assertThat(fivePercent.roundsExpected(spread(10))).isEqualTo(100);
    assertThat(fivePercent.roundsExpected(spread(0))).isEqualTo(3);
    assertThat(fivePercent.roundsExpected(-5, 5)).as("two say next to nothing").isEqualTo(3);
  }

  @Test
  void aLookCostsConfidence() {
    assertThat(rule.level(5)).as("nothing ends before the minimum").isEqualTo(0.95);
    assertThat(rule.level(6)).isEqualTo(0.97);
    assertThat(StoppingRule.quick(0.05).level(3)).isEqualTo(0.975);
    assertThat(StoppingRule.exactly(6).level(6)).as("nobody looks").isEqualTo(0.95);
  }

  @Test
  void refusesWhatIsNoRule() {
    assertThatIllegalArgumentException().isThrownBy(() -> new StoppingRule(6, 5, 0.05));
    assertThatIllegalArgumentException().isThrownBy(() -> new StoppingRule(0, 5, 0.05));
    assertThatIllegalArgumentException().isThrownBy(() -> new StoppingRule(1, 5, -1));
  }

  /** Two values with the given standard deviation. */
  private static double[] spread(double deviation) {
    return new double[] {-deviation, 0, deviation};
  }
}
