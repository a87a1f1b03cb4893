package speedup.report.text;

/**
 * A format that results are written in.
 *
 * @param <T> what is written
 */
public interface Exporter<T> {

  /** The word that asks for it, such as {@code markdown}. */
  String id();

  /**
   * Writes it.
   *
   * @param style how to lay text out, for the formats that are for a person at a terminal
   */
  String write(T result, TextStyle style);

  /** Whether it says by itself what a reader has to be warned of. */
  boolean hasWarnings();
}
