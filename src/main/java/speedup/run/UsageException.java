package speedup.run;

/** Says in one line what is wrong with what was asked for, and what would be right. */
public final class UsageException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public UsageException(String message) {
    super(message);
  }
}
