package speedup.benchmark;

import java.io.IOException;
import java.util.Collections;
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
 * firstResultTrained / hello}, at most 1.3; and what do the caches contribute? {@code
 * firstResultWithoutCache / firstResult}, and {@code firstResult / firstResultTrained}.
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

  /** From an empty pool to its first result, with a cache that knows the task. */
  @Benchmark
  public int firstResultTrained(Trained trained) throws InterruptedException, ExecutionException {
    return trained.pool.submit(new Tiny(1)).get();
  }

  /** The same with the cache that knows what all workers do. */
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

  /** The same with a cache that has been trained on the task. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up first
  public static class Trained {

    private static final int TASKS = 10;

    private WorkerCache cache;
    private ProcessPool pool;

    /** Trains it, if it is missing. */
    @Setup
    public void train() {
      cache = WorkerCache.train(Collections.nCopies(TASKS, new Tiny(1)));
      if (!cache.isTrained()) {
        throw new IllegalStateException("no cache could be trained");
      }
    }

    /** Opens it. */
    @Setup(Level.Invocation)
    public void open() {
      pool = ProcessPool.builder().workers(1).cache(cache).build();
    }

    /** Closes it. */
    @TearDown(Level.Invocation)
    public void close() {
      pool.close();
    }
  }

  /** The same without a cache. */
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
