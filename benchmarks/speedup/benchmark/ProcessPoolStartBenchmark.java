package speedup.benchmark;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import speedup.process.ProcessPool;
import speedup.process.WorkerCache;

/**
 * How far is a worker's first result from the start of a JVM that only says Hello? {@code
 * firstResult / hello}, at most 1.5; and what does the cache contribute? {@code
 * firstResultWithoutCache / firstResult}.
 *
 * <p>{@code java -jar target/benchmarks.jar ProcessPoolStart}
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 10)
@Measurement(iterations = 20)
public class ProcessPoolStartBenchmark {

  /** From the command to the first byte of what a JVM with default options says. */
  @Benchmark
  public int hello(Greeting greeting, BareJvm jvm) throws IOException {
    Process process = jvm.start(Hello.class);
    greeting.process = process;
    return process.getInputStream().read();
  }

  /** From an empty pool to its first result, with the cache. */
  @Benchmark
  public int firstResult(Prepared prepared) throws InterruptedException, ExecutionException {
    return prepared.pool.submit(new Tiny(1)).get();
  }

  /** The same without a cache. */
  @Benchmark
  public int firstResultWithoutCache(Unprepared unprepared)
      throws InterruptedException, ExecutionException {
    return unprepared.pool.submit(new Tiny(1)).get();
  }

  /** Says Hello. */
  public static final class Hello {

    private Hello() {}

    /** Says Hello. */
    public static void main(String[] arguments) {
      System.out.println("Hello");
    }
  }

  /** The program that is saying Hello. */
  @State(Scope.Benchmark)
  public static class Greeting {

    private @Nullable Process process;

    /** Waits for the program, so that none runs beside the next one. */
    @TearDown(Level.Invocation)
    public void await() throws InterruptedException {
      if (process != null) {
        process.waitFor();
      }
    }
  }

  /** A pool without workers, for each invocation, whose workers start with the cache. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up first
  public static class Prepared {

    private ProcessPool pool;

    /** Makes the cache, if it is missing. */
    @Setup
    public void prepare() {
      if (WorkerCache.prepare().isEmpty()) {
        throw new IllegalStateException("no cache could be made");
      }
    }

    /** Opens it. */
    @Setup(Level.Invocation)
    public void open() {
      pool = ProcessPool.builder().workers(1).build();
    }

    /** Closes it. */
    @TearDown(Level.Invocation)
    public void close() {
      pool.close();
    }
  }

  /** The same without the cache. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up first
  public static class Unprepared {

    private ProcessPool pool;

    /** Opens it. */
    @Setup(Level.Invocation)
    public void open() {
      pool = ProcessPool.builder().workers(1).cache(WorkerCache.none()).build();
    }

    /** Closes it. */
    @TearDown(Level.Invocation)
    public void close() {
      pool.close();
    }
  }
}
