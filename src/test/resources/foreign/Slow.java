package foreign;

import java.io.IOException;
import java.nio.file.*;
import org.openjdk.jmh.annotations.*;

/**
 * Somebody else's benchmark: each fork leaves a line, and the first ones are slow where told so: so
 * much that three of them show it on a machine that is busy with other things.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(1)
public class Slow {

  private long millis = 100;

  @Setup
  public void come() throws IOException {
    Path lines = Paths.get(System.getProperty("lines"));
    Files.write(lines, "here\n".getBytes(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    if (Boolean.getBoolean("slow")) {
      millis = Files.readAllLines(lines).size() <= Integer.getInteger("first") ? 1200 : 30;
    }
  }

  @Benchmark
  public void pause() throws InterruptedException {
    Thread.sleep(millis);
  }
}
