package speedup.jmh;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import speedup.environment.Variant;
import speedup.run.CellSelection;
import speedup.run.Forks;
import speedup.run.UsageException;
import speedup.work.OwnWork;

/**
 * Has JMH measure somebody's own workloads for a program, which says nothing to JMH but the values
 * of parameters.
 */
public record WorkForks(Map<String, List<String>> params, Variant variant) {

  /** Copies the parameters. */
  public WorkForks {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }

  /** The same as words of the command line, for whoever goes on with the run there. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    params.forEach((name, values) -> {
      words.add("-p");
      words.add(name + "=" + String.join(",", values));
    });
    return words;
  }

  /**
   * Selects cells.
   *
   * @throws UsageException if the value of a parameter is wrong
   */
  public CellSelection select(List<OwnWork> works) throws UsageException, IOException {
    return BenchmarkSelection.of(options(), params.keySet(), List.of(variant), null, works);
  }

  /** Makes the forks of a run. */
  public Forks open(List<String> jvmArguments, Path profiles, Clock clock) {
    return new ForksOfVariants(
            options(), List.of(variant), clock, OwnBenchmarks.silent(), new HarnessPrice())
        .open(jvmArguments, profiles);
  }

  private Options options() {
    ChainedOptionsBuilder options = new OptionsBuilder();
    params.forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
    return options.build();
  }
}
