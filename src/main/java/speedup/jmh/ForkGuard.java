package speedup.jmh;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Watches over the processes of one fork: kills them when it takes too long or the run is to stop,
 * and ends what is left of them when the fork has ended.
 *
 * <p>JMH starts the fork itself and does not say which process it is. It is the child of this JVM
 * that was not there before; what that child starts belongs to it.
 */
final class ForkGuard implements AutoCloseable {

  private static final Duration BETWEEN_KILLS = Duration.ofMillis(50);

  private final Set<Long> before;
  private final CountDownLatch killed = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<@Nullable String> verdict = new AtomicReference<>();

  private ForkGuard() {
    before = ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  /** Starts watching over the next process that this JVM starts. */
  static ForkGuard watch(Duration limit) {
    ForkGuard guard = new ForkGuard();
    Thread unused =
        Thread.ofVirtual().name("speedup-fork-guard").start(() -> guard.killWhenOverdue(limit));
    return guard;
  }

  /** Why the fork was killed, if it was. */
  Optional<String> verdict() {
    return Optional.ofNullable(verdict.get());
  }

  private void killWhenOverdue(Duration limit) {
    try {
      if (!killed.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        kill("hung: killed after " + limit.toSeconds() + " s");
      }
      // The fork may be about to start, or to start another child.
      while (!ended.await(BETWEEN_KILLS.toMillis(), TimeUnit.MILLISECONDS)) {
        killProcesses();
      }
    } catch (InterruptedException e) {
      throw new AssertionError("nothing interrupts the watcher", e);
    }
  }

  /** Kills the fork, also one that is only about to start; its failure then says why. */
  void kill(String why) {
    if (ended.getCount() > 0 && verdict.compareAndSet(null, why)) {
      killed.countDown();
      killProcesses();
    }
  }

  /** Kills children first: a worker whose parent is gone could otherwise not be found. */
  private void killProcesses() {
    ProcessHandle.current()
        .children()
        .filter(child -> !before.contains(child.pid()))
        .forEach(fork -> {
          fork.descendants().forEach(ProcessHandle::destroyForcibly);
          fork.destroyForcibly();
        });
  }

  @Override
  public void close() {
    ended.countDown();
    killed.countDown();
    killProcesses();
  }
}
