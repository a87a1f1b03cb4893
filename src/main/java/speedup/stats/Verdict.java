package speedup.stats;

/** What a comparison of two runs says about a cell. */
public enum Verdict {
  /** Better: a lower time or a higher rate. */
  FASTER,
  /** Worse: a higher time or a lower rate. */
  SLOWER,
  /** No change that is both certain enough and large enough to be called one. */
  NO_DIFFERENCE,
  /** So few forks that even samples without any overlap would prove nothing. */
  TOO_FEW_FORKS
}
