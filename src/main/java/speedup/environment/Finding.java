package speedup.environment;

/**
 * What the doctor found about one thing.
 *
 * @param severity how bad it is
 * @param what was looked at
 * @param figure what was found, with its unit; "not available" if nothing
 * @param advice what it means and what to do; empty where nothing needs doing
 */
public record Finding(Severity severity, String what, String figure, String advice) {

  /** How bad a finding is. */
  public enum Severity {
    /** As it should be. */
    OK,
    /** Makes measurements noisy, or speedups hard to read. */
    WARNING,
    /** The system does not say. */
    NOT_AVAILABLE
  }

  static final String NOT_AVAILABLE = "not available";

  static Finding ok(String what, String figure) {
    return new Finding(Severity.OK, what, figure, "");
  }

  static Finding warning(String what, String figure, String advice) {
    return new Finding(Severity.WARNING, what, figure, advice);
  }

  static Finding unknown(String what, String consequence) {
    return new Finding(Severity.NOT_AVAILABLE, what, NOT_AVAILABLE, consequence);
  }
}
