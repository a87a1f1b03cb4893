package speedup.benchmark;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import speedup.workload.Sha256Digests;
import speedup.workload.Workload;

/**
 * How long do 12 SHA-256 digests take: byte work in the JDK's own, intrinsic code?
 *
 * <p>{@code java -jar target/benchmarks.jar Sha256Benchmark}
 */
public class Sha256Benchmark extends BatchBenchmark<String> {

  @Param({"1", "2", "4"})
  int workers;

  // A sequential batch of a few tenths of a second: long against a pool of threads, short against a
  // round.
  @Param({"16"})
  double scale;

  @Benchmark
  public List<String> sha256(TaskCount count) throws Exception {
    return count.add(batch.run());
  }

  @Override
  Workload<String> workload() {
    return new Sha256Digests(scale);
  }

  @Override
  int workers() {
    return workers;
  }
}
