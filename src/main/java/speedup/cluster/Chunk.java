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

  private final boolean[] isElsewhere;

  Chunk(long id, Station station, List<ClusterTask<?>> tasks) {
    this.id = id;
    this.station = station;
    this.tasks = List.copyOf(tasks);
    isElsewhere = new boolean[tasks.size()];
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

  /** Takes tasks out that the member has given up. */
  List<ClusterTask<?>> takeOut(List<Integer> indexes) {
    List<ClusterTask<?>> taken = new ArrayList<>();
    for (int index : indexes) {
      isElsewhere[index] = true;
      taken.add(tasks.get(index));
    }
    return taken;
  }

  /** Those that are in it and not done. */
  List<ClusterTask<?>> left() {
    List<ClusterTask<?>> left = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      if (!isElsewhere[i] && !tasks.get(i).isDone()) {
        left.add(tasks.get(i));
      }
    }
    return left;
  }
}
