package speedup.process;

import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Takes tasks in: to an idle worker, or into the queue while it has room, where a worker is started
 * for them if there may be another one.
 */
final class Intake {

  private final PoolState state;

  Intake(PoolState state) {
    this.state = state;
  }

  /**
   * Takes a task in, or does what is to be done when the queue is full.
   *
   * @throws RejectedExecutionException if it is refused
   */
  void submit(RemoteFuture<?> task) {
    task.submitted = System.nanoTime();
    Worker idle;
    boolean here = false;
    state.lock.lock();
    try {
      state.life.requireRunning(task);
      idle = state.crew.takeIdle();
      while (idle == null && !here && isFull()) {
        switch (state.settings.queue().whenFull()) {
          case REJECT -> throw rejected(task, state.queue.size() + " tasks wait already", null);
          case RUN_HERE -> here = true;
          case WAIT -> {
            awaitRoom(task);
            idle = state.crew.takeIdle();
          }
        }
      }
      if (idle != null) {
        state.assign(idle, task);
      } else if (!here) {
        enqueue(task);
      }
    } finally {
      state.lock.unlock();
    }
    if (idle != null) {
      idle.give(task);
    } else if (here) {
      task.runHere();
    }
  }

  private boolean isFull() {
    int capacity = state.settings.queue().capacity();
    return capacity != Integer.MAX_VALUE && state.queue.isFull(capacity + state.crew.prospects());
  }

  private void awaitRoom(RemoteFuture<?> task) {
    state.waitingForRoom++;
    try {
      while (!state.crew.hasIdle() && isFull()) {
        state.changed.await();
        state.life.requireRunning(task);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw rejected(task, "interrupted while the queue was full", e);
    } finally {
      state.waitingForRoom--;
    }
  }

  private void enqueue(RemoteFuture<?> task) {
    if (state.queue.isEmpty()) {
      state.crew.all().forEach(Worker::attend);
    }
    state.queue.add(task);
    try {
      state.crew.startFor(state.queue.size());
    } catch (OutOfMemoryError e) { // there are no more threads
      if (state.crew.isEmpty()) {
        state.queue.remove(task);
        throw rejected(task, "no worker can be started: " + e.getMessage(), e);
      }
    }
  }

  private RejectedExecutionException rejected(
      RemoteFuture<?> task, String why, @Nullable Throwable cause) {
    return new RejectedExecutionException(
        task + " rejected by " + state.settings.pool() + ": " + why, cause);
  }
}
