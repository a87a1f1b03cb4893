package speedup.benchmark;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
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
 * How far is the round trip of a small task from the fastest that two JVMs can do over the same
 * kind of pipe? {@code task / bytePingPong}, at most 1.5.
 *
 * <p>{@code java -jar target/benchmarks.jar ProcessPoolRoundTrip}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProcessPoolRoundTripBenchmark {

  /** One byte there and back: what the pipes themselves cost. */
  @Benchmark
  public int bytePingPong(Echo echo) throws IOException {
    echo.toEcho.write(1);
    echo.toEcho.flush();
    return echo.fromEcho.read();
  }

  /** One small task there and its result back. */
  @Benchmark
  public int task(OneWorker one) throws InterruptedException, ExecutionException {
    return one.pool.submit(new Tiny(1)).get();
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
    public void open(BareJvm jvm) throws IOException {
      process = jvm.start(EchoProgram.class);
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

  /** Gives back each byte. */
  public static final class EchoProgram {

    private EchoProgram() {}

    /** Gives back each byte, until there are no more. */
    public static void main(String[] arguments) throws IOException {
      try (InputStream in = new FileInputStream(FileDescriptor.in);
          OutputStream out = new FileOutputStream(FileDescriptor.out)) {
        for (int value = in.read(); value >= 0; value = in.read()) {
          out.write(value);
        }
      }
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
}
