package speedup.stats;

import java.util.Arrays;

/**
 * Decides after each round whether a cell has been measured well enough.
 *
 * <p>A cell is done when it has the minimum number of rounds and its interval was narrow enough in
 * two rounds running, this one and the one before, or when it has the maximum number. To look at an
 * interval after every round and to stop when it pleases makes it narrower than it should be; two
 * narrow rounds running and a minimum of 6 keep that small. Simulated over 20,000 cells at each of
 * 1 to 10 % fork variation, normal and heavy-tailed, for ±5 %: the nominal 95 % interval held the
 * truth in 92.8 to 95.4 % of them, least at 6 to 8 %. A minimum of 3 held it in 91.3 to 94.5 %: the
 * price of {@link #quick}. Three narrow rounds running, or deciding by a 97 % interval, gained less
 * than half a point for 6 to 20 % more rounds.
 *
 * <p>What is passed in are natural logarithms, one for each round that was measured: {@link
 * PairedRatio#logRatios} for a cell, {@link #logarithms} of its times for the baseline. Narrow
 * enough means that half the width of their t interval is at most ln(1 + precision). A round whose
 * fork failed is not among them: who measures bounds the attempts.
 *
 * @param minimumRounds never done before this many
 * @param maximumRounds done after this many, however wide the interval is
 * @param precision the wanted half width as a share, such as 0.05; 0 asks for the maximum number of
 *     rounds whatever the width
 * @param level the confidence level, such as 0.95
 */
public record StoppingRule(int minimumRounds, int maximumRounds, double precision, double level) {

  /** What is to be done with a cell after a round. */
  public enum Decision {
    /** Measure it again in the next round. */
    CONTINUE,
    /** Done: the interval was narrow enough in two rounds running. */
    PRECISE,
    /** Done: the maximum number of rounds was measured. */
    ROUNDS
  }

  /**
   * Creates a rule.
   *
   * @throws IllegalArgumentException unless 1 ≤ minimum ≤ maximum and precision ≥ 0
   */
  public StoppingRule {
    if (minimumRounds < 1 || maximumRounds < minimumRounds) {
      throw new IllegalArgumentException(
          "not a range of rounds: " + minimumRounds + " to " + maximumRounds);
    }
    if (!(precision >= 0 && precision < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("not a precision: " + precision);
    }
    StudentT.requireLevel(level);
  }

  /** At least 6 rounds, and intervals at 95 %. */
  public static StoppingRule standard(double precision, int maximumRounds) {
    return new StoppingRule(Math.min(6, maximumRounds), maximumRounds, precision, 0.95);
  }

  /** At least 3 rounds: sooner done, and the 95 % interval holds the truth in 91 to 94 %. */
  public static StoppingRule quick(double precision, int maximumRounds) {
    return new StoppingRule(Math.min(3, maximumRounds), maximumRounds, precision, 0.95);
  }

  /** Exactly so many rounds, whatever the width. */
  public static StoppingRule exactly(int rounds) {
    return new StoppingRule(rounds, rounds, 0, 0.95);
  }

  /**
   * The natural logarithms of times, as the rule wants them.
   *
   * @throws IllegalArgumentException if one of them is not positive
   */
  public static double[] logarithms(double... times) {
    return Moments.logarithms(times);
  }

  /**
   * Decides from the whole history of a cell, in the order of the rounds.
   *
   * @param logarithms one for each round measured so far
   */
  public Decision decide(double... logarithms) {
    int rounds = logarithms.length;
    if (rounds >= minimumRounds
        && precision > 0
        && isNarrow(logarithms, rounds)
        && isNarrow(logarithms, rounds - 1)) {
      return Decision.PRECISE;
    }
    return rounds >= maximumRounds ? Decision.ROUNDS : Decision.CONTINUE;
  }

  /**
   * The precision reached so far, as a share to compare with the wanted one: 0.05 is ±5 %. Infinite
   * before the second round.
   */
  public double precisionReached(double... logarithms) {
    return Math.expm1(halfWidth(logarithms, logarithms.length));
  }

  /**
   * How many rounds the cell will have had when it is done, if its variation stays what it is:
   * (t·sd / ln(1 + precision))², between the minimum and the maximum. A guess for showing the time
   * left; with fewer than 2 rounds it is the minimum.
   */
  public int roundsExpected(double... logarithms) {
    if (precision == 0) {
      return maximumRounds;
    }
    if (logarithms.length < 2) {
      return minimumRounds;
    }
    double variance = Moments.of(logarithms).variance();
    int rounds = Math.max(2, minimumRounds);
    while (rounds < maximumRounds
        && new Moments(rounds, 0, variance).halfWidth(level) > Math.log1p(precision)) {
      rounds++;
    }
    return Math.min(rounds, maximumRounds);
  }

  private boolean isNarrow(double[] logarithms, int rounds) {
    return halfWidth(logarithms, rounds) <= Math.log1p(precision);
  }

  private double halfWidth(double[] logarithms, int rounds) {
    if (rounds < 2) {
      return Double.POSITIVE_INFINITY;
    }
    return Moments.of(Arrays.copyOf(logarithms, rounds)).halfWidth(level);
  }
}
