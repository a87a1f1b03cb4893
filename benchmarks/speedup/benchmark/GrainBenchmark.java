package speedup.benchmark;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import speedup.workload.Spins;
import speedup.workload.Workload;

/**
 * What does a strategy cost a task, and how small may a task be? Tasks of one size that only
 * compute, from a microsecond to a tenth of a second.
 *
 * <p>{@code java -jar target/benchmarks.jar GrainBenchmark -p lifecycle=warm}
 *
 * <p>Measured only when it is asked for: it measures the strategies, not work.
 */
public class GrainBenchmark extends BatchBenchmark<Long> {

  @Param({"1", "2"})
  int workers;

  @Param({"1", "10", "100", "1000", "10000", "100000"})
  int micros;

  @Benchmark
  public List<Long> grain(TaskCount count) throws Exception {
    return count.add(batch.run());
  }

  @Override
  Workload<Long> workload() {
    return new Spins(micros);
  }

  @Override
  int workers() {
    return workers;
  }
}
