package speedup.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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
import speedup.workload.Task;

/**
 * How much memory does a worker at rest take, {@code workerAtRest:residentMegabytes}, under 60; and
 * how much a task of 1 KB that waits in the queue of 10,000, {@code queuedTasks:bytesEach}, a few
 * KB?
 *
 * <p>{@code java -jar target/benchmarks.jar ProcessPoolMemory}
 *
 * <p>The figures are the counters beside the scores; a score is only the time that weighing took.
 * JMH adds the counters of all iterations up, so there is one.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ProcessPoolMemoryBenchmark {

  private static final int QUEUED = 10_000;

  /** What the system keeps in memory for a worker that has done a task. */
  @Benchmark
  public void workerAtRest(OneWorker one, Resident resident)
      throws InterruptedException, ExecutionException, IOException {
    int unused = one.pool.submit(new Tiny(1)).get();
    resident.residentMegabytes = residentKilobytes(one.pool.processes().getFirst()) / 1024.0;
  }

  /** What queued tasks add to the heap of the pool's own JVM, their bytes and futures included. */
  @Benchmark
  public List<Future<Integer>> queuedTasks(OneWorker one, Queued queued) {
    List<Future<Integer>> futures = new ArrayList<>(QUEUED + 1);
    futures.add(one.pool.submit(new Endless()));
    long before = usedBytes();
    for (int i = 0; i < QUEUED; i++) {
      futures.add(one.pool.submit(new Kilobyte("x".repeat(1024))));
    }
    queued.bytesEach = (double) (usedBytes() - before) / QUEUED;
    return futures;
  }

  private static long residentKilobytes(ProcessHandle process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException(status + " does not say how much memory is resident");
  }

  private static long usedBytes() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  /** Never ends by itself: the tasks behind it wait. */
  record Endless() implements Task<Integer> {

    private static final long serialVersionUID = 1L;

    @Override
    public Integer call() throws InterruptedException {
      new CountDownLatch(1).await();
      return 0;
    }
  }

  /** Carries so much with it. */
  record Kilobyte(String ballast) implements Task<Integer> {

    private static final long serialVersionUID = 1L;

    @Override
    public Integer call() {
      return ballast.length();
    }
  }

  /** What a worker takes. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Resident {

    public double residentMegabytes;
  }

  /** What a queued task takes. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Queued {

    public double bytesEach;
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

    /** Closes it, whatever still runs. */
    @TearDown
    public void close() {
      List<Runnable> unused = pool.shutdownNow();
      pool.close();
    }
  }
}
