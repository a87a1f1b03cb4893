package speedup.work;

/** Says in one line what is wrong with a workload. */
public final class WorkException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public WorkException(String message) {
    super(message);
  }
}
