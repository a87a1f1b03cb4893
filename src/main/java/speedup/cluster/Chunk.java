package speedup.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Tasks that are sent to a member together, and that it does one after the other.
 *
 * <p>Guarded by the dispatcher's lock, but for what never changes.
 */
final class Chunk {

  final long id;
  final Station station;
  final List<ClusterTask<?>> tasks;
  final long sentAt = System.nanoTime();

  /** Whether those that can be have been taken out of it. */
  boolean isSplit;

  /** Whether it counts no more: what is answered now is for nobody. */
  boolean isOver;

  /** Those that the member has answered, or has given up. */
  private final boolean[] isSettled;

  Chunk(long id, Station station, List<ClusterTask<?>> tasks) {
    this.id = id;
    this.station = station;
    this.tasks = List.copyOf(tasks);
    isSettled = new boolean[tasks.size()];
  }

  /** The place of a task in it. */
  @SuppressWarnings("ReferenceEquality") // a task is the same as itself alone
  int indexOf(ClusterTask<?> task) {
    for (int i = 0; i < tasks.size(); i++) {
      if (tasks.get(i) == task) {
        return i;
      }
    }
    throw new IllegalArgumentException(Objects.toString(task));
  }

  /** Notes that tasks have an outcome, which their futures may not have yet. */
  void answered(List<Wire.Outcome> outcomes) {
    outcomes.forEach(outcome -> isSettled[outcome.index()] = true);
  }

  /** Takes tasks out that the member has given up. */
  List<ClusterTask<?>> takeOut(List<Integer> indexes) {
    List<ClusterTask<?>> taken = new ArrayList<>();
    for (int index : indexes) {
      isSettled[index] = true;
      taken.add(tasks.get(index));
    }
    return taken;
  }

  /** Those that are in it, without an outcome. */
  List<ClusterTask<?>> left() {
    List<ClusterTask<?>> left = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      if (!isSettled[i] && !tasks.get(i).isDone()) {
        left.add(tasks.get(i));
      }
    }
    return left;
  }
}
