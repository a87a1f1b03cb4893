package speedup.benchmark;

import java.util.List;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import speedup.work.Setting;
import speedup.work.WorkFolder;
import speedup.workload.Workload;

/**
 * How long does a batch of somebody's own take?
 *
 * <p>{@code java -jar target/benchmarks.jar run --workload CsvTotals.java}
 *
 * <p>The three methods do the same; their names say what the tasks do, and the names of the cells
 * with them.
 */
public class WorkBenchmark extends BatchBenchmark<Object> {

  /** The name of the workload, whose folder the fork is told. */
  @Param({""})
  String workload;

  /** The values of the workload's own parameters, in a word. */
  @Param({""})
  String setting;

  @Param({"1", "2", "4"})
  int workers;

  @SuppressWarnings("NullAway.Init") // JMH calls the set-up first
  private Workload<Object> made;

  /** Measures tasks that keep a processor busy. */
  @Benchmark
  public List<Object> computing(Counts counts) throws Exception {
    return counts.add(batch.run(), made);
  }

  /** Measures tasks that wait. */
  @Benchmark
  public List<Object> waiting(Counts counts) throws Exception {
    return counts.add(batch.run(), made);
  }

  /** Measures tasks that can be started without a thread. */
  @Benchmark
  public List<Object> started(Counts counts) throws Exception {
    return counts.add(batch.run(), made);
  }

  @Override
  @SuppressWarnings("unchecked") // The results of tasks go nowhere but to the workload's own check.
  Workload<Object> workload() throws Exception {
    made = (Workload<Object>) WorkFolder.ofThisJvm(workload).make(Setting.decode(setting));
    made.open();
    return made;
  }

  /** Gives back what the batch needed. */
  @TearDown
  public void closeWorkload() throws Exception {
    made.close();
  }

  @Override
  int workers() {
    return workers;
  }

  /** How many tasks an iteration did, and how many bytes they moved. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Counts {

    public long tasks;
    public long bytes;

    List<Object> add(List<Object> results, Workload<Object> workload) {
      tasks += results.size();
      for (Object result : results) {
        bytes += workload.bytes(result);
      }
      return results;
    }
  }
}
