package speedup.jmh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.VerboseMode;
import speedup.batch.BatchCell;
import speedup.batch.Batches;
import speedup.batch.WorkKind;

/** The benchmarks on our own class path. */
final class OwnBenchmarks {

  private OwnBenchmarks() {}

  /** For who wants none of what JMH says. */
  static OutputFormat silent() {
    return OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
  }

  /** The benchmarks that options select, once for each of their modes. */
  static List<Benchmark> matching(Options options) {
    return BenchmarkList.defaultList()
        .find(silent(), options.getIncludes(), options.getExcludes())
        .stream()
        .flatMap(entry -> modes(entry, options).stream().map(mode -> of(entry, mode, options)))
        .filter(benchmark -> !benchmark.name().startsWith(WorkKind.BENCHMARK + "."))
        .filter(benchmark -> !options.getIncludes().isEmpty() || isOfTheDefaultJob(benchmark))
        .distinct()
        .toList();
  }

  /** Where nothing is asked for, it is batches of work; what measures ours is for a name. */
  private static boolean isOfTheDefaultJob(Benchmark benchmark) {
    String method = benchmark.name().substring(benchmark.name().lastIndexOf('.') + 1);
    return BatchCell.isBatch(benchmark.params().keySet()) && Batches.isWork(method);
  }

  private static List<Mode> modes(BenchmarkListEntry entry, Options options) {
    List<Mode> modes = new ArrayList<>(options.getBenchModes());
    if (modes.isEmpty()) {
      modes.add(entry.getMode());
    }
    return modes.contains(Mode.All)
        ? Arrays.stream(Mode.values()).filter(mode -> mode != Mode.All).toList()
        : modes;
  }

  private static Benchmark of(BenchmarkListEntry entry, Mode mode, Options options) {
    Map<String, List<String>> params = new LinkedHashMap<>();
    entry
        .getParams()
        .orElse(Map.of())
        .forEach((name, values) -> params.put(name, Arrays.asList(values)));
    return new Benchmark(entry.getUsername(), mode.shortLabel(), threads(entry, options), params);
  }

  /** As JMH works it out: a multiple of the threads of a group. */
  private static int threads(BenchmarkListEntry entry, Options options) {
    int asked = options.getThreads().orElse(entry.getThreads().orElse(1));
    int threads = asked == Threads.MAX ? Runtime.getRuntime().availableProcessors() : asked;
    int group =
        Math.max(1, Arrays.stream(options.getThreadGroups().orElse(entry.getThreadGroups())).sum());
    return (threads + group - 1) / group * group;
  }
}
