package foreign;

import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.concurrent.CountDownLatch;
import org.openjdk.jmh.annotations.*;

/** Somebody else's benchmarks that fail, each in its own way. */
@BenchmarkMode(Mode.SingleShotTime)
@Measurement(iterations = 1)
@Fork(1)
@State(Scope.Benchmark)
public class Faults {

  private int stops;

  @Benchmark
  public long works() {
    return System.nanoTime();
  }

  @Benchmark
  public long throwing() {
    throw new IllegalStateException("the sky is green");
  }

  @Benchmark
  public long dying() {
    Runtime.getRuntime().halt(3);
    return 0;
  }

  @Benchmark
  public long ending() {
    Runtime.getRuntime().halt(0);
    return 0;
  }

  /** In the last of its three iterations its JVM ends, as if nothing were. */
  @Benchmark
  @Measurement(iterations = 3)
  public long stopping() {
    if (stops++ > 1) {
      Runtime.getRuntime().halt(0);
    }
    return stops;
  }

  @Benchmark
  public long hanging() throws Exception {
    String sign = System.getProperty("sign");
    if (sign != null) {
      Files.createFile(Paths.get(sign));
    }
    new CountDownLatch(1).await();
    return 0;
  }
}
