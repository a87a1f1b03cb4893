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

  /** How many tasks wait, to be told: looks at each. */
  int waiting() {
    int count = 0;
    for (RemoteFuture<?> task : waiting) {
      count += task.isDone() ? 0 : 1;
    }
    return count;
  }

  /** Whether, beside those that are cancelled, this many wait; forgets all that are cancelled. */
  boolean isFull(int capacity) {
    if (size() < capacity) {
      return false;
    }
    waiting.removeIf(RemoteFuture::isDone);
    return waiting.size() >= capacity;
  }

  void remove(RemoteFuture<?> task) {
    waiting.removeLastOccurrence(task);
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
