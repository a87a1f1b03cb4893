package speedup.process;

import java.util.List;
import java.util.OptionalInt;

/**
 * Says that a worker ended before it could give the result of a task: the task called {@link
 * System#exit}, ran out of memory, crashed the JVM, was killed, or the worker could not be started.
 */
public final class WorkerDiedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Beyond it the exit status of a process is the number of the signal that killed it. */
  private static final int SIGNALLED = 128;

  private static final int NO_PROCESS = -1;

  private final String worker;
  private final int exitCode;
  private final String[] lastLines;

  WorkerDiedException(String worker, String what, int exitCode, List<String> lastLines) {
    super(message(worker, what, exitCode, lastLines));
    this.worker = worker;
    this.exitCode = exitCode;
    this.lastLines = lastLines.toArray(new String[0]);
  }

  /** Of a worker that had no process. */
  WorkerDiedException(String worker, String what) {
    super(worker + ' ' + what);
    this.worker = worker;
    this.exitCode = NO_PROCESS;
    this.lastLines = new String[0];
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

  /** The signal that killed it, if one did. */
  public OptionalInt signal() {
    return exitCode > SIGNALLED ? OptionalInt.of(exitCode - SIGNALLED) : OptionalInt.empty();
  }

  /** What it wrote last to its standard output and error, at most 20 lines. */
  public List<String> lastLines() {
    return List.of(lastLines);
  }

  private static String message(String worker, String what, int exitCode, List<String> lines) {
    StringBuilder text = new StringBuilder(worker).append(' ').append(what).append(": ");
    if (exitCode > SIGNALLED) {
      text.append("signal ").append(exitCode - SIGNALLED);
    } else {
      text.append("exit code ").append(exitCode);
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
