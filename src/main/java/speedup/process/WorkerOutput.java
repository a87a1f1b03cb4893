package speedup.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Forwards what a worker prints, whole lines at a time, and remembers the last ones. */
final class WorkerOutput implements Runnable {

  private static final int REMEMBERED = 20;

  /** What a JVM that crashes says before it names the file with the details. */
  private static final String REPORT_FOLLOWS = "An error report file with more information";

  /** A line longer than this is cut in pieces: the parent's memory must bear it. */
  private static final int LONGEST = 64 << 10;

  private final InputStream stream;
  private final String mark;
  private final Consumer<String> output;
  private final Deque<String> last = new ArrayDeque<>(REMEMBERED);
  private boolean reportFollows;
  private @Nullable String errorReport;

  WorkerOutput(InputStream stream, String worker, Consumer<String> output) {
    this.stream = stream;
    this.mark = "[" + worker + "] ";
    this.output = output;
  }

  @Override
  public void run() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try (stream) {
      for (int got = stream.read(buffer); got >= 0; got = stream.read(buffer)) {
        for (int i = 0; i < got; i++) {
          if (buffer[i] == '\n') {
            forward(line);
          } else {
            line.write(buffer[i]);
            if (line.size() >= LONGEST) {
              forward(line);
            }
          }
        }
      }
    } catch (IOException e) {
      // The stream was closed because its worker has gone: what was read is forwarded.
    }
    if (line.size() > 0) {
      forward(line);
    }
  }

  /** The last lines, the oldest first. */
  List<String> lastLines() {
    synchronized (last) {
      return List.copyOf(last);
    }
  }

  /** The file that the JVM, if it crashed, said it wrote its report to. */
  @Nullable String errorReport() {
    synchronized (last) {
      return errorReport;
    }
  }

  private void forward(ByteArrayOutputStream bytes) {
    String line = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    if (line.endsWith("\r")) {
      line = line.substring(0, line.length() - 1);
    }
    synchronized (last) {
      if (last.size() == REMEMBERED) {
        last.removeFirst();
      }
      last.addLast(line);
      if (reportFollows && errorReport == null) {
        errorReport = line.substring(line.indexOf('#') + 1).strip();
      }
      reportFollows = line.contains(REPORT_FOLLOWS);
    }
    try {
      output.accept(mark + line);
    } catch (Throwable e) {
      // A reader of lines that fails must not stop the worker, which would block on a full pipe.
    }
  }
}
