package speedup.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that wait for a worker, the oldest first. One that is cancelled while it waits never
 * reaches a worker. Used with the lock of the {@link PoolState} held.
 */
final class TaskQueue {

  private final Deque<RemoteFuture<?>> waiting = new ArrayDeque<>();

  void add(RemoteFuture<?> task) {
    waiting.addLast(task);
  }

  /** Takes the oldest task, or null if none waits. */
  @Nullable RemoteFuture<?> poll() {
    dropCancelled();
    return waiting.pollFirst();
  }

  boolean isEmpty() {
    return size() == 0;
  }

  /** How many tasks wait; those cancelled count until they are the oldest. */
  int size() {
    dropCancelled();
    return waiting.size();
  }

  /** Takes all tasks, to fail them. */
  List<RemoteFuture<?>> takeAll() {
    List<RemoteFuture<?>> all = List.copyOf(waiting);
    waiting.clear();
    return all;
  }

  /** Takes all tasks, to give them back to who submitted them. */
  List<Runnable> giveBack() {
    List<Runnable> returned = new ArrayList<>();
    for (RemoteFuture<?> task : takeAll()) {
      if (!task.isDone()) {
        returned.add(task.giveBack());
      }
    }
    return returned;
  }

  private void dropCancelled() {
    RemoteFuture<?> oldest = waiting.peekFirst();
    while (oldest != null && oldest.isDone()) {
      waiting.removeFirst();
      oldest = waiting.peekFirst();
    }
  }
}
