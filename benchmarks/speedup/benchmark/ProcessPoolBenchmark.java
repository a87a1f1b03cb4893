package speedup.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import speedup.workload.Task;

/**
 * What does the process pool itself cost? Three questions, each answered by dividing two rows of
 * one run:
 *
 * <ul>
 *   <li>How far is a task's round trip from the fastest that two JVMs can do over the same kind of
 *       pipe? {@code roundTripOfATask / roundTripOfAByte}, at most 1.5.
 *   <li>What do chunks gain for 100,000 tiny tasks? {@code mapOneByOne / mapInChunks}, at least 20.
 *   <li>How far is a worker's first result from the start of a JVM that only says Hello? {@code
 *       startOfAWorker / startOfHello}, at most 1.5.
 * </ul>
 *
 * <p>{@code java -jar target/benchmarks.jar ProcessPool}
 */
@Fork(3)
@State(Scope.Benchmark)
public class ProcessPoolBenchmark {

  private static final int TINY_TASKS = 100_000;

  /** Gives back its number. */
  record Tiny(int number) implements Task<Integer> {
    @Override
    public Integer call() {
      return number;
    }
  }

  /** One byte there and back: what the pipes themselves cost. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  @Warmup(iterations = 5, time = 1)
  @Measurement(iterations = 5, time = 1)
  public int roundTripOfAByte(Echo echo) throws IOException {
    echo.toEcho.write(1);
    echo.toEcho.flush();
    return echo.fromEcho.read();
  }

  /** One small task there and its result back. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  @Warmup(iterations = 5, time = 1)
  @Measurement(iterations = 5, time = 1)
  public int roundTripOfATask(OneWorker one) throws InterruptedException, ExecutionException {
    return one.pool.submit(new Tiny(1)).get();
  }

  /** Each tiny task is a task of its own. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @Warmup(iterations = 3)
  @Measurement(iterations = 5)
  public long mapOneByOne(TwoWorkers two) {
    return two.map(1);
  }

  /** A thousand tiny tasks make one. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @Warmup(iterations = 20)
  @Measurement(iterations = 20)
  public long mapInChunks(TwoWorkers two) {
    return two.map(1_000);
  }

  /** From the command to the first byte of what a JVM with default options says. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @Warmup(iterations = 10)
  @Measurement(iterations = 20)
  public int startOfHello(Programs programs) throws IOException, InterruptedException {
    Process hello = programs.start(Hello.class);
    int first = hello.getInputStream().read();
    programs.started = hello;
    return first;
  }

  /** From an empty pool to its first result, with the cache. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @Warmup(iterations = 10)
  @Measurement(iterations = 20)
  public int startOfAWorker(Prepared prepared) throws InterruptedException, ExecutionException {
    return prepared.pool.submit(new Tiny(1)).get();
  }

  /** The same without a cache. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @Warmup(iterations = 10)
  @Measurement(iterations = 20)
  public int startOfAWorkerWithoutCache(Unprepared unprepared)
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

  /** Gives back each byte. */
  public static final class EchoProgram {

    private EchoProgram() {}

    /** Gives back each byte, until there are no more. */
    public static void main(String[] arguments) throws IOException {
      try (InputStream in = new java.io.FileInputStream(java.io.FileDescriptor.in);
          OutputStream out = new java.io.FileOutputStream(java.io.FileDescriptor.out)) {
        for (int value = in.read(); value >= 0; value = in.read()) {
          out.write(value);
        }
      }
    }
  }

  /** Programs in a folder of their own: a large class path would slow their start. */
  @State(Scope.Benchmark)
  public static class Programs {

    private final Path folder = temporaryFolder();
    private @Nullable Process started;

    Process start(Class<?> program) throws IOException {
      String name = program.getName();
      Path file = folder.resolve(name.replace('.', '/') + ".class");
      if (!Files.exists(file)) {
        Files.createDirectories(file.getParent());
        try (InputStream content =
            program.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
          Files.copy(content, file);
        }
      }
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              folder.toString(),
              name)
          .start();
    }

    /** Waits for the program, so that none runs beside the next one. */
    @TearDown(Level.Invocation)
    public void await() throws InterruptedException {
      if (started != null) {
        started.waitFor();
      }
    }

    /** Removes the folder. */
    @TearDown
    public void clean() throws IOException {
      try (Stream<Path> entries = Files.walk(folder)) {
        for (Path entry : entries.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(entry);
        }
      }
    }

    private static Path temporaryFolder() {
      try {
        return Files.createTempDirectory("speedup-programs");
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  /** A JVM that gives back each byte. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up first
  public static class Echo {

    private Process process;
    private OutputStream toEcho;
    private InputStream fromEcho;

    /** Starts it. */
    @Setup
    public void open(Programs programs) throws IOException {
      process = programs.start(EchoProgram.class);
      toEcho = process.getOutputStream();
      fromEcho = process.getInputStream();
    }

    /** Ends it. */
    @TearDown
    public void close() throws IOException, InterruptedException {
      toEcho.close();
      process.waitFor();
    }
  }

  /** A pool whose worker is ready. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up first
  public static class OneWorker {

    private ProcessPool pool;

    /** Opens it. */
    @Setup
    public void open() throws InterruptedException {
      pool = ProcessPool.builder().workers(1).build();
      pool.prestart();
    }

    /** Closes it. */
    @TearDown
    public void close() {
      pool.close();
    }
  }

  /** A pool whose two workers are ready, and many tiny tasks. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // JMH calls the set-up first
  public static class TwoWorkers {

    private final List<Integer> inputs = IntStream.range(0, TINY_TASKS).boxed().toList();
    private ProcessPool pool;

    /** Opens it. */
    @Setup
    public void open() throws InterruptedException {
      pool = ProcessPool.builder().workers(2).build();
      pool.prestart();
    }

    long map(int chunkSize) {
      long sum;
      try (Stream<Integer> results = pool.map(number -> number + 1, inputs, chunkSize)) {
        sum = results.mapToLong(Integer::longValue).sum();
      }
      if (sum != TINY_TASKS * (TINY_TASKS + 1L) / 2) {
        throw new IllegalStateException("the sum is wrong: " + sum);
      }
      return sum;
    }

    /** Closes it. */
    @TearDown
    public void close() {
      pool.close();
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
