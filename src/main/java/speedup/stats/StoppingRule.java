package speedup.stats;

import java.util.Arrays;

/**
 * Decides after each round whether a cell has been measured well enough.
 *
 * <p>A cell is done when it has the minimum number of rounds and its interval was narrow enough in
 * two rounds running, this one and the one before, or when it has the maximum number. To look at an
 * interval after every round and to stop when it pleases favours those that came out too narrow:
 * Student's interval at 95 % would hold the truth in only 92.8 to 95.4 % of cells (91.3 to 94.5 %
 * with a minimum of 3). So, as in group sequential trials, each look is taken at a {@linkplain
 * #level higher nominal level}, found by simulation: 20,000 cells each, of forks that vary by 1 to
 * 8 %, normal and heavy-tailed, for ±5 %. What is then called a 95 % interval held the truth in
 * 95.4 to 97.7 % of them. For that, forks that vary by 3 % take 11 % more rounds, by 8 % 22 % more.
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
 */
public record StoppingRule(int minimumRounds, int maximumRounds, double precision) {

  /** The share of intervals that hold the truth, at least. */
  public static final double COVERAGE = 0.95;

  private static final int STANDARD_MINIMUM = 6;
  private static final int QUICK_MINIMUM = 3;

  /**
   * Beyond this a cell varies too much for more rounds to help: at 8 % fork variation ±5 % takes 28
   * rounds on average.
   */
  private static final int MOST_ROUNDS = 30;

  private static final int FEWEST_TO_EXPECT = 3;

  private static final double STANDARD_LEVEL = 0.97;
  private static final double QUICK_LEVEL = 0.975;

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
  }

  /** Rounds until the cell is precise, 6 at least and 30 at most. */
  public static StoppingRule standard(double precision) {
    return new StoppingRule(STANDARD_MINIMUM, MOST_ROUNDS, precision);
  }

  /** 3 rounds at least: steady cells are sooner done, and what varies takes more rounds. */
  public static StoppingRule quick(double precision) {
    return new StoppingRule(QUICK_MINIMUM, MOST_ROUNDS, precision);
  }

  /** Exactly this many rounds, whatever the width. */
  public static StoppingRule exactly(int rounds) {
    return new StoppingRule(rounds, rounds, 0);
  }

  /**
   * The nominal confidence level at which an interval over this many rounds holds the truth in 95 %
   * of all cells, or more: 95 % where nothing was stopped for being narrow, with a fixed number of
   * rounds or below the minimum; 97 % from a minimum of 6 on, and 97.5 % where fewer are enough.
   */
  public double level(int rounds) {
    return precision == 0 || rounds < minimumRounds ? COVERAGE : lookingLevel();
  }

  private double lookingLevel() {
    return minimumRounds < STANDARD_MINIMUM ? QUICK_LEVEL : STANDARD_LEVEL;
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
    int rounds = logarithms.length;
    return Math.expm1(halfWidth(logarithms, rounds, level(rounds)));
  }

  /**
   * How many rounds the cell will have had when it is done, if its variation stays what it is:
   * (t·sd / ln(1 + precision))², between the minimum and the maximum. A guess for showing the time
   * left; with fewer than 3 rounds, whose variation says next to nothing, it is the minimum.
   */
  public int roundsExpected(double... logarithms) {
    if (precision == 0) {
      return maximumRounds;
    }
    if (logarithms.length < FEWEST_TO_EXPECT) {
      return minimumRounds;
    }
    double variance = Moments.of(logarithms).variance();
    int rounds = Math.max(2, minimumRounds);
    while (rounds < maximumRounds
        && new Moments(rounds, 0, variance).halfWidth(lookingLevel()) > Math.log1p(precision)) {
      rounds++;
    }
    return Math.min(rounds, maximumRounds);
  }

  private boolean isNarrow(double[] logarithms, int rounds) {
    return halfWidth(logarithms, rounds, lookingLevel()) <= Math.log1p(precision);
  }

  private static double halfWidth(double[] logarithms, int rounds, double level) {
    if (rounds < 2) {
      return Double.POSITIVE_INFINITY;
    }
    return Moments.of(Arrays.copyOf(logarithms, rounds)).halfWidth(level);
  }
}
