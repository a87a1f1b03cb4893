package speedup.benchmark;

import java.time.Duration;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import speedup.workload.Rc4RoundTrips;
import speedup.workload.Workload;

/**
 * How long do 12 RC4 round trips take: byte work that the JIT compiles from Java?
 *
 * <p>{@code java -jar target/benchmarks.jar Rc4Benchmark}
 */
public class Rc4Benchmark extends CryptoBenchmark<Integer> {

  @Benchmark
  public List<Integer> rc4(TaskCount count) throws Exception {
    return count.add(batch.run());
  }

  /**
   * The JIT compiles all of this work, from Java: after the first batch, which takes 0.8 s, the
   * second and third are still 25 and 10 % slower than the later ones (medians of four sequential
   * forks).
   */
  @Override
  Duration coldWarmUp() {
    return Duration.ofMillis(1200);
  }

  @Override
  Workload<Integer> workload() {
    return new Rc4RoundTrips(scale);
  }
}
