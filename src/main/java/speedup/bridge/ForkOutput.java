package speedup.bridge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.format.OutputFormat;

/**
 * Tells at once when an iteration begins and ends, and keeps the last lines that the fork prints.
 *
 * <p>JMH calls it from its own threads, also from those that copy what the fork prints.
 */
final class ForkOutput implements OutputFormat {

  private static final int TAIL = 40;

  private final JmhHost host;
  private final Deque<String> tail = new ArrayDeque<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  ForkOutput(JmhHost host) {
    this.host = host;
  }

  /** The last lines that are not blank. */
  synchronized List<String> tail() {
    return new ArrayList<>(tail);
  }

  @Override
  public void iteration(BenchmarkParams benchmark, IterationParams params, int iteration) {
    tell("began", params, null);
  }

  @Override
  public void iterationResult(
      BenchmarkParams benchmark, IterationParams params, int iteration, IterationResult data) {
    tell("ended", params, data.getPrimaryResult().getScore());
  }

  private void tell(String what, IterationParams params, Double score) {
    HashMap<String, Object> event = new HashMap<>();
    event.put("type", what);
    event.put("warmup", params.getType() == IterationType.WARMUP);
    if (score != null) {
      event.put("score", score);
    }
    try {
      host.send(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void write(int b) {
    if (b == '\n') {
      keep(new String(line.toByteArray(), Charset.defaultCharset()));
      line.reset();
    } else {
      line.write(b);
    }
  }

  @Override
  public void write(byte[] bytes) {
    for (byte b : bytes) {
      write(b);
    }
  }

  // What JMH says besides is for people.

  @Override
  public void startBenchmark(BenchmarkParams benchmark) {}

  @Override
  public void endBenchmark(BenchmarkResult result) {}

  @Override
  public void startRun() {}

  @Override
  public void endRun(Collection<RunResult> result) {}

  @Override
  public void print(String text) {}

  @Override
  public void println(String text) {}

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public void verbosePrintln(String text) {}

  private void keep(String text) {
    // A long stack trace would push out what it is the trace of.
    if (text.trim().isEmpty() || text.startsWith("\tat ") || text.startsWith("\t... ")) {
      return;
    }
    if (tail.size() == TAIL) {
      tail.removeFirst();
    }
    tail.addLast(text.trim());
  }
}
