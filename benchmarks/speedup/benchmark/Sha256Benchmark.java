package speedup.benchmark;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import speedup.workload.Sha256Digests;
import speedup.workload.Workload;

/**
 * How long do 12 SHA-256 digests take: byte work in the JDK's own, intrinsic code?
 *
 * <p>{@code java -jar target/benchmarks.jar Sha256Benchmark}
 */
public class Sha256Benchmark extends CryptoBenchmark<String> {

  @Benchmark
  public List<String> sha256(TaskCount count) throws Exception {
    return count.add(batch.run());
  }

  @Override
  Workload<String> workload() {
    return new Sha256Digests(scale);
  }
}
