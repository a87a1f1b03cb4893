package speedup.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Says that a worker ended before it could give the result of a task: the task called {@link
 * System#exit}, ran out of memory, crashed the JVM, was killed, or the worker could not be started.
 */
public final class WorkerDiedException extends RuntimeException {

  private static final long serialVersionUID = 2L;

  private static final int NO_PROCESS = -1;

  private final String worker;
  private final int exitCode;
  private final int signal;
  private final String[] lastLines;
  private final @Nullable String errorReport;

  WorkerDiedException(
      String worker,
      String what,
      ExitStatus status,
      List<String> lastLines,
      @Nullable String errorReport) {
    super(message(worker, what, status, lastLines, errorReport));
    this.worker = worker;
    this.exitCode = status.code();
    this.signal = status.signal().orElse(0);
    this.lastLines = lastLines.toArray(new String[0]);
    this.errorReport = errorReport;
  }

  /** Of a worker that had no process. */
  WorkerDiedException(String worker, String what) {
    super(worker + ' ' + what);
    this.worker = worker;
    this.exitCode = NO_PROCESS;
    this.signal = 0;
    this.lastLines = new String[0];
    this.errorReport = null;
  }

  /** The name of the worker. */
  public String worker() {
    return worker;
  }

  /**
   * The exit status of its process; 128 and the number of the signal if one killed it; -1 if there
   * was no process.
   */
  public int exitCode() {
    return exitCode;
  }

  /**
   * The signal that killed it, if one did. A status that {@link Runtime#halt} gave cannot be told
   * from that of a signal; one that {@link System#exit} gave can.
   */
  public OptionalInt signal() {
    return signal == 0 ? OptionalInt.empty() : OptionalInt.of(signal);
  }

  /** What it wrote last to its standard output and error, at most 20 lines. */
  public List<String> lastLines() {
    return List.of(lastLines);
  }

  /** The report of its JVM, {@code hs_err_pid….log}, if it crashed and could write one. */
  public Optional<Path> errorReport() {
    return Optional.ofNullable(errorReport).map(Path::of);
  }

  private static String message(
      String worker,
      String what,
      ExitStatus status,
      List<String> lines,
      @Nullable String errorReport) {
    StringBuilder text = new StringBuilder(worker).append(' ').append(what).append(": ");
    text.append(status);
    if (errorReport != null) {
      text.append("; its JVM crashed and wrote ").append(errorReport);
    }
    if (!lines.isEmpty()) {
      text.append("; its last lines:");
      for (String line : lines) {
        text.append(System.lineSeparator()).append("  ").append(line);
      }
    }
    return text.toString();
  }
}
