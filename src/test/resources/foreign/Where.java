package foreign;

import java.io.FileWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.*;

/** Somebody else's benchmark: writes down where it runs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Threads(2)
@Measurement(iterations = 1)
@Fork(value = 1, jvmArgs = "-Dmark=annotated")
public class Where {

  @Benchmark
  public long where() throws IOException {
    try (FileWriter out = new FileWriter(System.getProperty("where"))) {
      out.write("classpath=" + System.getProperty("java.class.path") + "\n");
      out.write("mark=" + System.getProperty("mark") + "\n");
      out.write("arguments=" + ManagementFactory.getRuntimeMXBean().getInputArguments() + "\n");
      out.write("jackson=" + new com.fasterxml.jackson.core.JsonFactory().version() + "\n");
      out.write(
          "guava="
              + com.google.common.collect.ImmutableList.class
                  .getProtectionDomain()
                  .getCodeSource()
                  .getLocation()
              + "\n");
    }
    return System.nanoTime();
  }
}
