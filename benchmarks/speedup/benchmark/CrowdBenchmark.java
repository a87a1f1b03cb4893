package speedup.benchmark;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import speedup.workload.Waits;
import speedup.workload.Workload;

/**
 * What does it cost to wait? As many tasks as workers, which all wait 200 ms at once, from one to a
 * hundred thousand.
 *
 * <p>{@code java -jar target/benchmarks.jar CrowdBenchmark}
 *
 * <p>Measured only when it is asked for: it measures the strategies, not work.
 */
public class CrowdBenchmark extends BatchBenchmark<Integer> {

  @Param({"1", "100", "1000", "10000", "100000"})
  int workers;

  @Benchmark
  public List<Integer> crowd(TaskCount count) throws Exception {
    return count.add(batch.run());
  }

  @Override
  Workload<Integer> workload() {
    return new Waits(workers);
  }

  @Override
  int workers() {
    return workers;
  }
}
