package speedup.stats;

import speedup.stats.ComparedCell.Direction;

/** What a comparison says about a cell. */
public enum Verdict {
  /** Better: a lower time or a higher rate. */
  FASTER,
  /** Worse: a higher time or a lower rate. */
  SLOWER,
  /** No change that reaches the threshold: larger ones are ruled out. */
  SAME,
  /** Neither: there may be a change and there may be none. */
  UNDECIDED,
  /** So few forks that even samples without any overlap would prove nothing. */
  TOO_FEW_FORKS;

  /**
   * Decides from an interval.
   *
   * <p>It is the same if all of the interval lies within the threshold, however certain a smaller
   * change is. It is a change if the interval excludes 1 and the estimate is above the floor.
   * Otherwise the data do not tell. Shares are taken on the logarithms, so that twice as much is as
   * far as half as much: within 5 % is from 1/1.05 to 1.05.
   *
   * @param ratio what was measured over what it is compared with, with its interval
   * @param direction which way is better
   * @param threshold the smallest change of interest, such as 0.05; 0 for any
   * @param floor the change that must be exceeded, such as the noise floor; 0 for none
   */
  public static Verdict of(Interval ratio, Direction direction, double threshold, double floor) {
    if (!(threshold >= 0 && floor >= 0)) {
      throw new IllegalArgumentException("not shares: " + threshold + ", " + floor);
    }
    if (isWithin(threshold, ratio.low()) && isWithin(threshold, ratio.high())) {
      return SAME;
    }
    if (ratio.contains(1) || isWithin(floor, ratio.estimate())) {
      return UNDECIDED;
    }
    boolean isBetter =
        switch (direction) {
          case LOWER_IS_BETTER -> ratio.estimate() < 1;
          case HIGHER_IS_BETTER -> ratio.estimate() > 1;
        };
    return isBetter ? FASTER : SLOWER;
  }

  private static boolean isWithin(double share, double ratio) {
    return Math.abs(Math.log(ratio)) <= Math.log1p(share);
  }

  /** Whether it is a change. */
  public boolean isChange() {
    return this == FASTER || this == SLOWER;
  }
}
