package speedup.environment;

/**
 * What the doctor found about one thing.
 *
 * @param severity how bad it is
 * @param what was looked at
 * @param figure what was found, with its unit; "not available" if nothing
 * @param advice what it means and what to do; empty where nothing needs doing
 */
public record Diagnosis(Severity severity, String what, String figure, String advice) {

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

  static Diagnosis ok(String what, String figure) {
    return new Diagnosis(Severity.OK, what, figure, "");
  }

  static Diagnosis warning(String what, String figure, String advice) {
    return new Diagnosis(Severity.WARNING, what, figure, advice);
  }

  static Diagnosis unknown(String what, String consequence) {
    return new Diagnosis(Severity.NOT_AVAILABLE, what, NOT_AVAILABLE, consequence);
  }
}
