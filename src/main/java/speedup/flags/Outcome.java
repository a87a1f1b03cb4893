package speedup.flags;

/** How one download ended. */
public enum Outcome {
  /** The whole picture came. */
  OK,
  /** The site says that there is no such flag: status 404 alone. */
  NOT_FOUND,
  /** Anything else: another status, a time-out, a refused or broken connection, a wrong body. */
  ERROR
}
