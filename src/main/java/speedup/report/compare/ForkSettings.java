package speedup.report.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import speedup.run.JmhSettings.Iterations;

/**
 * How each fork of a cell was measured.
 *
 * @param forks how many there were to be; empty where a rule decided
 */
record ForkSettings(Iterations warmup, Iterations measurement, OptionalInt forks) {

  /** In what another one differs, each in words. */
  List<String> differencesIn(ForkSettings changed) {
    List<String> differences = new ArrayList<>();
    add(differences, "warm-up iterations", warmup.count(), changed.warmup.count());
    add(differences, "warm-up time", warmup.time(), changed.warmup.time());
    add(differences, "warm-up batch size", warmup.batchSize(), changed.warmup.batchSize());
    add(differences, "iterations", measurement.count(), changed.measurement.count());
    add(differences, "time of an iteration", measurement.time(), changed.measurement.time());
    add(differences, "batch size", measurement.batchSize(), changed.measurement.batchSize());
    if (forks.isPresent() && changed.forks.isPresent()) {
      add(differences, "forks", forks.getAsInt(), changed.forks.getAsInt());
    }
    return differences;
  }

  private static void add(List<String> differences, String name, Object base, Object changed) {
    // An old JMH does not say all of them.
    boolean isKnown = !base.equals("") && !changed.equals("");
    if (isKnown && !base.equals(changed)) {
      differences.add(name + " " + base + " in BASE, " + changed + " in NEW");
    }
  }
}
