package speedup.jmh;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.options.Options;
import speedup.batch.BatchCell;
import speedup.batch.WorkKind;
import speedup.run.Cell;
import speedup.strategy.Lifecycle;
import speedup.strategy.Strategy;
import speedup.work.OwnWork;

/**
 * Somebody's own workloads as benchmarks: one of JMH's for all of them, which has the parameters of
 * each.
 */
final class WorkBenchmarks {

  private WorkBenchmarks() {}

  static Benchmark of(OwnWork work, Options options) {
    Map<String, List<String>> params = new LinkedHashMap<>();
    params.put(BatchCell.WORKLOAD, List.of(work.name()));
    params.put(
        BatchCell.STRATEGY,
        Arrays.stream(Strategy.values())
            // Members take seconds to start: a cluster is measured when it is asked for.
            .filter(strategy -> strategy != Strategy.cluster)
            .filter(strategy -> strategy != Strategy.async || work.kind() == WorkKind.started)
            .map(Strategy::name)
            .toList());
    params.put(
        BatchCell.WORKERS,
        work.kind() == WorkKind.computing ? List.of("1", "2", "4") : List.of("5", "20"));
    params.put(BatchCell.LIFECYCLE, List.of(Lifecycle.cold.name()));
    params.putAll(work.params());
    return new Benchmark(
        work.kind().benchmark(),
        options.getBenchModes().stream().findFirst().map(Mode::shortLabel).orElse(Cell.SINGLE_SHOT),
        options.getThreads().orElse(1),
        params);
  }
}
