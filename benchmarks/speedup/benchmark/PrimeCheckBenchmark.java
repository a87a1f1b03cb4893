package speedup.benchmark;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import speedup.workload.PrimeChecks;
import speedup.workload.Workload;

/**
 * How long do 20 prime checks take, from the first submitted to the last answered?
 *
 * <p>{@code java -jar target/benchmarks.jar PrimeCheckBenchmark}
 */
public class PrimeCheckBenchmark extends BatchBenchmark<Boolean> {

  @Param({"1", "2", "4"})
  int workers;

  @Benchmark
  public List<Boolean> primes(TaskCount count) throws Exception {
    return count.add(batch.run());
  }

  @Override
  Workload<Boolean> workload() {
    return new PrimeChecks();
  }

  @Override
  int workers() {
    return workers;
  }
}
