package speedup.batch;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import speedup.flags.FlagDownloads;
import speedup.run.UsageException;
import speedup.strategy.Lifecycle;
import speedup.strategy.Strategy;
import speedup.strategy.StrategyWord;
import speedup.workload.Parameter;
import speedup.workload.PrimeChecks;
import speedup.workload.Rc4RoundTrips;
import speedup.workload.Sha256Digests;
import speedup.workload.Spins;
import speedup.workload.Waits;
import speedup.workload.WorkloadType;

/**
 * What batches there are, and which combinations of workload, strategy, workers and lifecycle make
 * sense: asked of the workloads and strategies themselves.
 */
public final class Batches {

  private static final Map<String, WorkloadType> OWN =
      Stream.of(
              PrimeChecks.TYPE,
              Rc4RoundTrips.TYPE,
              Sha256Digests.TYPE,
              FlagDownloads.TYPE,
              Spins.TYPE,
              Waits.TYPE,
              FlagDownloads.CROWD)
          .collect(Collectors.toMap(WorkloadType::name, type -> type));

  /** Those that measure the strategies and not work: measured when they are asked for. */
  private static final Set<String> OF_STRATEGIES =
      Set.of(Spins.TYPE.name(), Waits.TYPE.name(), FlagDownloads.CROWD.name());

  private static final WorkloadType ANY = new WorkloadType("", false, false);

  private static final int JVMS_A_PROCESSOR = 4;

  private static final Parameter LIFECYCLE =
      new Parameter(
          BatchCell.LIFECYCLE,
          words(Lifecycle.values()),
          value -> Arrays.stream(Lifecycle.values()).anyMatch(one -> one.name().equals(value)));

  private static final Parameter WORKERS =
      Parameter.wholeNumber(BatchCell.WORKERS, 1, Strategy.MOST_WORKERS);

  private Batches() {}

  /** What kind of workload a batch has; one without parameters or traits if it is not known. */
  public static WorkloadType workload(BatchCell batch) {
    return batch.cell().param(BatchCell.WORKLOAD).isPresent()
        ? WorkKind.of(batch.cell()).map(kind -> kind.type(batch.workload())).orElse(ANY)
        : OWN.getOrDefault(batch.workload(), ANY);
  }

  /**
   * Whether the tasks of a batch compute and never wait: then its speedup is to be set against the
   * processors where there are fewer of them than workers. Not of a workload that is not known.
   */
  public static boolean computes(BatchCell batch) {
    return workload(batch).computes();
  }

  /** Whether a workload of ours is work, and not made to measure what strategies cost. */
  public static boolean isWork(String workload) {
    return !OF_STRATEGIES.contains(workload);
  }

  /**
   * Checks the parameters of a batch before anything is measured: a value that a fork could make
   * nothing of is refused at once, with what would be right.
   *
   * @param workload the name of its workload
   * @throws UsageException if a value is not allowed
   */
  public static void check(String workload, Map<String, String> params) throws UsageException {
    for (Map.Entry<String, String> param : params.entrySet()) {
      Optional<String> objection = objection(workload, param.getKey(), param.getValue());
      if (objection.isPresent()) {
        throw new UsageException(objection.get());
      }
    }
  }

  private static Optional<String> objection(String workload, String param, String value) {
    return param.equals(BatchCell.STRATEGY)
        ? StrategyWord.objection(value).map(why -> "-p %s=%s: %s".formatted(param, value, why))
        : parameter(workload, param).flatMap(known -> known.objection(value));
  }

  /**
   * Says why a batch makes no sense, if it makes none.
   *
   * @param isAskedFor whether strategy or workers were given by name: only then are very many JVMs
   *     started
   */
  public static Optional<String> objection(BatchCell batch, boolean isAskedFor) {
    Strategy strategy = StrategyWord.parse(batch.strategy()).strategy();
    return strategy
        .objection(batch.workers(), workload(batch).isStartable())
        .or(() -> Crowds.objection(batch, strategy))
        .or(() -> isAskedFor ? Optional.empty() : excess(strategy, batch.workers()));
  }

  /**
   * Whether a batch's strategy starts JVMs; one that is not ours, of some counterpart, does not.
   */
  public static boolean startsJvms(BatchCell batch) {
    return StrategyWord.startsJvms(batch.strategy());
  }

  /** Whether a batch's strategy is a pool of processes, which has caches to start with. */
  static boolean hasAProcessPool(BatchCell batch) {
    return is(Strategy.process, batch);
  }

  /** Whether a batch's tasks go to the members of a cluster. */
  static boolean hasACluster(BatchCell batch) {
    return is(Strategy.cluster, batch);
  }

  private static boolean is(Strategy strategy, BatchCell batch) {
    return StrategyWord.objection(batch.strategy()).isEmpty()
        && StrategyWord.parse(batch.strategy()).strategy() == strategy;
  }

  private static Optional<Parameter> parameter(String workload, String name) {
    return switch (name) {
      case BatchCell.LIFECYCLE -> Optional.of(LIFECYCLE);
      case BatchCell.WORKERS -> Optional.of(WORKERS);
      default -> OWN.getOrDefault(workload, ANY).parameter(name);
    };
  }

  /** Twenty JVMs on two processors start for as long as a quarter of all other cells takes. */
  private static Optional<String> excess(Strategy strategy, int workers) {
    return strategy.startsJvms()
            && workers > JVMS_A_PROCESSOR * Runtime.getRuntime().availableProcessors()
        ? Optional.of(
            "more than %d JVMs a processor are measured when asked for: -p strategy=%s"
                .formatted(JVMS_A_PROCESSOR, strategy))
        : Optional.empty();
  }

  private static String words(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).collect(Collectors.joining(", "));
  }
}
