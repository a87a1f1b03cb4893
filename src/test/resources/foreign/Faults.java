package foreign;

import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.concurrent.CountDownLatch;
import org.openjdk.jmh.annotations.*;

/** Somebody else's benchmarks that fail, each in its own way. */
@BenchmarkMode(Mode.SingleShotTime)
@Measurement(iterations = 1)
@Fork(1)
public class Faults {

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
