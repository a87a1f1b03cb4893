package speedup.report.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import speedup.run.JmhSettings.Iterations;

/**
 * How each fork of a cell was measured.
 *
 * @param groups how many threads called each method of a group; empty where that is not known
 * @param operations how many operations a call counted for; 0 where that is not known
 * @param forks how many there were to be; empty where a rule decided
 */
record ForkSettings(
    Iterations warmup,
    Iterations measurement,
    List<Integer> groups,
    int operations,
    OptionalInt forks) {

  ForkSettings {
    groups = List.copyOf(groups);
  }

  /** Why the same benchmark under other settings is another cell; empty if it is the same. */
  Optional<String> otherCell(ForkSettings changed) {
    List<String> others = new ArrayList<>();
    if (!groups.isEmpty() && !changed.groups.isEmpty() && !groups.equals(changed.groups)) {
      others.add("threads of a group " + groups + " against " + changed.groups);
    }
    if (operations > 0 && changed.operations > 0 && operations != changed.operations) {
      others.add("operations of a call " + operations + " against " + changed.operations);
    }
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(", ", others) + ": not the same cell");
  }

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
