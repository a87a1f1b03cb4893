package speedup.jmh;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.format.OutputFormat;

/**
 * What JMH says while it measures: kept for the time of warm-ups and the last lines of a fork that
 * died, and passed on only to a reader who asked for all of it.
 *
 * <p>JMH calls it from its own threads, also from those that copy what the fork prints.
 */
final class ForkOutput implements OutputFormat {

  private static final int TAIL = 20;

  private final OutputFormat reader;
  private final List<Double> warmups = new ArrayList<>();
  private final Deque<String> tail = new ArrayDeque<>();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /** Creates the output; {@code reader} is told everything. */
  ForkOutput(OutputFormat reader) {
    this.reader = reader;
  }

  synchronized void reset() {
    warmups.clear();
    tail.clear();
    line.reset();
  }

  /** The scores of the warm-up iterations since the last reset. */
  synchronized List<Double> warmups() {
    return List.copyOf(warmups);
  }

  /** The last lines printed by the fork or by JMH since the last reset that are not blank. */
  synchronized List<String> tail() {
    return List.copyOf(tail);
  }

  @Override
  public void iterationResult(
      BenchmarkParams benchmark, IterationParams params, int iteration, IterationResult data) {
    if (params.getType() == IterationType.WARMUP) {
      synchronized (this) {
        warmups.add(data.getPrimaryResult().getScore());
      }
    }
    reader.iterationResult(benchmark, params, iteration, data);
  }

  @Override
  public synchronized void write(int b) {
    if (b == '\n') {
      keep(line.toString(StandardCharsets.UTF_8));
      line.reset();
    } else {
      line.write(b);
    }
    reader.write(b);
  }

  @Override
  public void write(byte[] bytes) {
    for (byte b : bytes) {
      write(b);
    }
  }

  private void keep(String text) {
    // The fork's own words, without the frame that JMH puts around them.
    if (text.isBlank() || text.startsWith("<") || text.startsWith("# ")) {
      return;
    }
    // A long trace would push out what it is the trace of.
    if (text.startsWith("\tat ") || text.startsWith("\t... ")) {
      return;
    }
    if (tail.size() == TAIL) {
      tail.removeFirst();
    }
    tail.addLast(text.strip());
  }

  @Override
  public void println(String text) {
    reader.println(text);
  }

  @Override
  public void print(String text) {
    reader.print(text);
  }

  @Override
  public void verbosePrintln(String text) {
    reader.verbosePrintln(text);
  }

  @Override
  public void iteration(BenchmarkParams benchmark, IterationParams params, int iteration) {
    reader.iteration(benchmark, params, iteration);
  }

  @Override
  public void startBenchmark(BenchmarkParams benchmark) {
    reader.startBenchmark(benchmark);
  }

  @Override
  public void endBenchmark(BenchmarkResult result) {
    reader.endBenchmark(result);
  }

  @Override
  public void startRun() {
    reader.startRun();
  }

  @Override
  public void endRun(Collection<RunResult> result) {
    reader.endRun(result);
  }

  @Override
  public void flush() {
    reader.flush();
  }

  /** Does nothing: JMH closes its output at the end of each fork, and the next one needs it. */
  @Override
  public void close() {}
}
