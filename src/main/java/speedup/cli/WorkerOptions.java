package speedup.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import speedup.cli.programs.Words;
import speedup.strategy.Strategy;

/** How many workers a program of CPU-bound work has, and of what kind. */
final class WorkerOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "WORKERS",
      description = "How many work at once (default: the number of processors).")
  private @Nullable Integer workers;

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      defaultValue = "fixed",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Strategy strategy;

  Strategy strategy() {
    return strategy;
  }

  /**
   * The number of workers that will really be used: never more than there are tasks. Whoever asks
   * for more is told.
   *
   * @throws ParameterException if there cannot be this many
   */
  int workers(int tasks) {
    int wanted =
        workers != null
            ? workers
            : strategy == Strategy.sequential ? 1 : Runtime.getRuntime().availableProcessors();
    if (wanted < 1 || wanted > Strategy.MOST_WORKERS) {
      throw wrong("WORKERS must be from 1 to " + Strategy.MOST_WORKERS + ", not " + wanted);
    }
    Optional<String> objection = strategy.objection(wanted, false);
    if (objection.isPresent()) {
      throw wrong(objection.get());
    }
    int used = Math.min(wanted, tasks);
    if (workers != null && used < workers) {
      Notes.print(
          spec.commandLine().getErr(),
          "%s will do: there are no more tasks".formatted(Words.count(used, "worker")));
    }
    return used;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
