package speedup.batch;

import java.util.Optional;
import java.util.Set;
import speedup.environment.ConnectionLimits;
import speedup.environment.ThreadLimits;
import speedup.flags.FlagDownloads;
import speedup.strategy.Strategy;
import speedup.workload.Waits;
import speedup.workload.WorkloadType;

/**
 * Batches of tasks that all wait at once, as many as there are workers: one of twice the workers is
 * twice the batch, and what the system does not give is not tried.
 */
public final class Crowds {

  private static final Set<WorkloadType> TYPES = Set.of(Waits.TYPE, FlagDownloads.CROWD);

  private Crowds() {}

  /** Whether a batch is a crowd. */
  public static boolean isCrowd(BatchCell batch) {
    return TYPES.contains(Batches.workload(batch));
  }

  /** Says why a crowd makes no sense, or where it ends on this machine; of others, nothing. */
  static Optional<String> objection(BatchCell batch, Strategy strategy) {
    return isCrowd(batch)
        ? strangeness(batch, strategy)
            .or(() -> threads(batch, strategy))
            .or(() -> connections(batch))
        : Optional.empty();
  }

  private static Optional<String> strangeness(BatchCell batch, Strategy strategy) {
    return switch (strategy) {
      case sequential ->
          batch.workers() == 1 ? Optional.empty() : Optional.of("a crowd waits at once");
      case fixed, virtual, async -> Optional.empty();
      default -> Optional.of("a crowd is of threads, virtual threads or futures");
    };
  }

  private static Optional<String> threads(BatchCell batch, Strategy strategy) {
    return strategy == Strategy.fixed
        ? ThreadLimits.ofThisMachine().objection(batch.workers())
        : Optional.empty();
  }

  private static Optional<String> connections(BatchCell batch) {
    return Batches.workload(batch).equals(FlagDownloads.CROWD)
        ? ConnectionLimits.ofThisMachine().objection(batch.workers())
        : Optional.empty();
  }
}
