package speedup.process;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The end of a pool, in order or at once, as {@link java.util.concurrent.ExecutorService} has it.
 *
 * <p>Like the {@link Dispatcher} it must not know the {@link ProcessPool}.
 */
final class Shutdown {

  private final PoolState state;
  private final Dispatcher dispatcher;

  Shutdown(PoolState state, Dispatcher dispatcher) {
    this.state = state;
    this.dispatcher = dispatcher;
  }

  /** Has no more tasks taken, and the workers end when those that there are have been done. */
  void inOrder() {
    List<Worker> retired;
    List<Worker> superfluous;
    state.lock.lock();
    try {
      state.life.shutDown();
      retired = PoolState.closing(state.crew.takeAllIdle());
      superfluous = state.superfluous();
      state.terminateIfDone();
    } finally {
      state.lock.unlock();
    }
    superfluous.forEach(Worker::kill);
    retired.forEach(state::close);
  }

  /** Interrupts what runs and returns what was queued. */
  List<Runnable> atOnce() {
    List<Runnable> returned;
    List<RemoteFuture<?>> running;
    List<Worker> retired;
    List<Worker> unready;
    state.lock.lock();
    try {
      state.life.stop();
      returned = state.queue.giveBack();
      running = state.crew.running();
      retired = PoolState.closing(state.crew.takeAllIdle());
      unready = PoolState.closing(state.crew.unready());
      state.terminateIfDone();
      state.changed.signalAll();
    } finally {
      state.lock.unlock();
    }
    unready.forEach(Worker::kill);
    retired.forEach(state::close);
    running.forEach(dispatcher::interrupt);
    return returned;
  }

  boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(timeout);
    state.lock.lockInterruptibly();
    try {
      while (!state.life.isTerminated()) {
        if (left <= 0) {
          return false;
        }
        left = state.changed.awaitNanos(left);
      }
      return true;
    } finally {
      state.lock.unlock();
    }
  }

  boolean hasBegun() {
    return state.locked(() -> !state.life.isRunning());
  }

  boolean isOver() {
    return state.locked(state.life::isTerminated);
  }
}
