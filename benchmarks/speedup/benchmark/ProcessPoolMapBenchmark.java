package speedup.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import speedup.process.ProcessPool;

/**
 * What do chunks gain for 100,000 tiny tasks? {@code oneByOne / inChunks}, at least 20.
 *
 * <p>{@code java -jar target/benchmarks.jar ProcessPoolMap}
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
public class ProcessPoolMapBenchmark {

  private static final int TASKS = 100_000;

  private final List<Integer> inputs = IntStream.range(0, TASKS).boxed().toList();
  private ProcessPool pool;

  /** Opens a pool whose two workers are ready. */
  @Setup
  public void open() throws InterruptedException {
    pool = ProcessPool.builder().workers(2).build();
    pool.prestart();
  }

  /** Closes it. */
  @TearDown
  public void close() {
    pool.close();
  }

  /** Each tiny task is a task of its own. */
  @Benchmark
  @Warmup(iterations = 3)
  @Measurement(iterations = 5)
  public long oneByOne() {
    return map(1);
  }

  /** A thousand tiny tasks make one. */
  @Benchmark
  @Warmup(iterations = 20)
  @Measurement(iterations = 20)
  public long inChunks() {
    return map(1_000);
  }

  private long map(int chunkSize) {
    long sum;
    try (Stream<Integer> results = pool.map(number -> number + 1, inputs, chunkSize)) {
      sum = results.mapToLong(Integer::longValue).sum();
    }
    if (sum != TASKS * (TASKS + 1L) / 2) {
      throw new IllegalStateException("the sum is wrong: " + sum);
    }
    return sum;
  }
}
