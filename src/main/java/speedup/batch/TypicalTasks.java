package speedup.batch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import speedup.flags.FlagDownload;
import speedup.flags.FlagDownloads;
import speedup.flags.SiteBehaviour;
import speedup.flags.SiteProcess;
import speedup.process.WorkerCache;
import speedup.workload.PrimeCheck;
import speedup.workload.PrimeChecks;
import speedup.workload.Rc4RoundTrip;
import speedup.workload.Rc4RoundTrips;
import speedup.workload.Sha256Digest;
import speedup.workload.Sha256Digests;
import speedup.workload.Spin;
import speedup.workload.Spins;
import speedup.workload.Task;
import speedup.workload.Timed;

/**
 * Tasks of our own workloads on which a {@link WorkerCache} is trained: of each kind some, and
 * small ones, for a cache keeps what the work is and not how much.
 */
final class TypicalTasks {

  private static final Map<String, Class<? extends Task<?>>> TYPES =
      Map.of(
          PrimeChecks.TYPE.name(), PrimeCheck.class,
          Rc4RoundTrips.TYPE.name(), Rc4RoundTrip.class,
          Sha256Digests.TYPE.name(), Sha256Digest.class,
          FlagDownloads.TYPE.name(), FlagDownload.class,
          Spins.TYPE.name(), Spin.class);

  private static final double SMALL = 0.25;
  private static final int TYPICAL_MICROS = 1_000;
  private static final int BATCHES = 2;
  private static final int FLAGS = 20;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private TypicalTasks() {}

  /** Trains the cache of a workload, unless there is one already or the workload is not ours. */
  static void train(String workload) throws IOException {
    Class<?> type = TYPES.get(workload);
    if (type == null || WorkerCache.find(type).isTrained()) {
      return;
    }
    if (!type.equals(FlagDownload.class)) {
      train(ofComputing(workload));
      return;
    }
    try (SiteProcess site = SiteProcess.start(SiteBehaviour.prompt())) {
      train(FlagDownloads.of(FLAGS, site.base(), TIMEOUT).tasks());
    }
  }

  private static List<? extends Task<?>> ofComputing(String workload) {
    if (workload.equals(PrimeChecks.TYPE.name())) {
      return new PrimeChecks().tasks();
    }
    if (workload.equals(Spins.TYPE.name())) {
      return new Spins(TYPICAL_MICROS).tasks();
    }
    return workload.equals(Rc4RoundTrips.TYPE.name())
        ? new Rc4RoundTrips(SMALL).tasks()
        : new Sha256Digests(1).tasks();
  }

  /** As they are, and as the harness sends them, timed. */
  private static void train(List<? extends Task<?>> tasks) {
    List<Task<?>> all = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      all.addAll(tasks);
      tasks.forEach(task -> all.add(Timed.of(task)));
    }
    WorkerCache unused = WorkerCache.train(all);
  }
}
