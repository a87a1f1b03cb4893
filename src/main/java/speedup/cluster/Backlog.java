package speedup.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The tasks that wait, in the order in which members get them.
 *
 * <p>A task that was cancelled stays where it is until its turn: looking for it takes too long.
 * Guarded by the dispatcher's lock.
 */
final class Backlog {

  private final Deque<ClusterTask<?>> tasks = new ArrayDeque<>();
  private final ChunkSize sizes;
  private final Losses losses;

  /**
   * Creates one without tasks.
   *
   * @param sizes says how many go together
   * @param losses says which go alone
   */
  Backlog(ChunkSize sizes, Losses losses) {
    this.sizes = sizes;
    this.losses = losses;
  }

  /** Has a task wait behind all others. */
  void add(ClusterTask<?> task) {
    tasks.addLast(task);
  }

  /** Has tasks wait before all others, which members have not begun, or not ended. */
  void putBack(List<ClusterTask<?>> again) {
    for (ClusterTask<?> task : again.reversed()) {
      task.chunk = null;
      tasks.addFirst(task);
    }
  }

  /** Forgets tasks that are done, as far as their turn has come. */
  void dropDone() {
    while (!tasks.isEmpty() && tasks.getFirst().isDone()) {
      tasks.removeFirst();
    }
  }

  /** The one whose turn it is, which stays; none if all are done. */
  Optional<ClusterTask<?>> first() {
    dropDone();
    return Optional.ofNullable(tasks.peekFirst());
  }

  boolean isEmpty() {
    return first().isEmpty();
  }

  /**
   * Takes those that go to a member together: of one kind, and a task that was lost goes alone.
   *
   * @param workers among how many what waits is to be divided
   */
  List<ClusterTask<?>> takeChunk(int workers) {
    ClusterTask<?> first = tasks.removeFirst();
    int most = losses.of(first) > 0 ? 1 : sizes.of(first.name(), tasks.size() + 1, workers);
    List<ClusterTask<?>> chunk = new ArrayList<>(List.of(first));
    while (chunk.size() < most && goesWith(first)) {
      ClusterTask<?> next = tasks.removeFirst();
      if (!next.isDone()) {
        chunk.add(next);
      }
    }
    return chunk;
  }

  private boolean goesWith(ClusterTask<?> first) {
    ClusterTask<?> next = tasks.peekFirst();
    return next != null && next.name().equals(first.name()) && losses.of(next) == 0;
  }

  /** Takes all. */
  List<ClusterTask<?>> takeAll() {
    List<ClusterTask<?>> all = List.copyOf(tasks);
    tasks.clear();
    return all;
  }
}
