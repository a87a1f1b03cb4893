package speedup.workload;

/** Says that a batch ran to its end and its answer is wrong. */
public final class WrongAnswerException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Creates the exception; the message names the task, the answer, and the right one. */
  public WrongAnswerException(String message) {
    super(message);
  }
}
