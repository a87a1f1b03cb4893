package speedup.jmh;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import speedup.environment.Standstill;

/**
 * Watches over the processes of one fork: kills them when it takes too long or the run is to stop,
 * and ends what is left of them when the fork has ended.
 *
 * <p>JMH starts the fork itself and does not say which process it is. It is the child of the JVM
 * that JMH runs in that was not there before; what that child starts belongs to it.
 *
 * <p>JMH then waits for the end of the fork's output. A process that the fork started and left
 * behind may have inherited it and keep it open for ever: it is ended soon after the fork, where
 * {@linkplain OpenPipes the system shows it}. Elsewhere the time limit frees the thread that waits.
 * When JMH does not wait any more, nobody has it open, and nobody is looked for: going through all
 * processes takes longer than all else between two forks.
 */
final class ForkGuard implements AutoCloseable {

  private static final Duration BETWEEN_KILLS = Duration.ofMillis(50);

  /** Looking whether one process lives takes some microseconds: nothing beside what is measured. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  /** How long JMH may take to notice that all processes of the fork have been killed. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ProcessHandle parent;
  private final Runnable giveUp;
  private final Set<Long> before;
  private final OpenPipes pipesBefore;

  private volatile @Nullable ProcessHandle fork;

  /** Remembered while the fork lives: when it has ended, the JDK closes our ends of them. */
  private volatile OpenPipes pipesOfFork = OpenPipes.NONE;

  private final CountDownLatch killed = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<@Nullable String> verdict = new AtomicReference<>();
  private final Standstill standstill = Standstill.lookedAtEvery(BETWEEN_LOOKS.toNanos());
  private boolean hasGivenUp;

  private ForkGuard(ProcessHandle parent, Runnable giveUp) {
    this.parent = parent;
    this.giveUp = giveUp;
    before = parent.children().map(ProcessHandle::pid).collect(Collectors.toSet());
    pipesBefore = OpenPipes.of(parent);
  }

  /**
   * Starts watching over the next process that the calling thread has this JVM start. The same
   * thread is to close it.
   */
  static ForkGuard watch(Duration limit) {
    return watch(limit, PATIENCE);
  }

  /**
   * Starts watching.
   *
   * @param patience how long after a kill the calling thread may go on waiting for the fork before
   *     it is interrupted
   */
  static ForkGuard watch(Duration limit, Duration patience) {
    Thread waiting = Thread.currentThread();
    return watch(ProcessHandle.current(), limit, patience, waiting::interrupt);
  }

  /**
   * Starts watching over the next process that another one starts.
   *
   * @param giveUp ends the waiting for the fork, should it not end by its death
   */
  static ForkGuard watch(ProcessHandle parent, Duration limit, Runnable giveUp) {
    return watch(parent, limit, PATIENCE, giveUp);
  }

  private static ForkGuard watch(
      ProcessHandle parent, Duration limit, Duration patience, Runnable giveUp) {
    ForkGuard guard = new ForkGuard(parent, giveUp);
    start("speedup-fork-guard", () -> guard.killWhenOverdue(limit, patience));
    start("speedup-fork-orphans", guard::killOrphansOfEndedForks);
    return guard;
  }

  private static void start(String name, Runnable watcher) {
    Thread unused = Thread.ofVirtual().name(name).start(watcher);
  }

  /** Whether it knows the pipes of a fork, by which it finds what the fork leaves behind. */
  boolean knowsPipes() {
    return !pipesOfFork.names().isEmpty();
  }

  /** Why the fork was killed, if it was. */
  Optional<String> verdict() {
    return Optional.ofNullable(verdict.get());
  }

  /** For how long the fork stood still, in nanoseconds. */
  long standstill() {
    return standstill.nanos();
  }

  private void killWhenOverdue(Duration limit, Duration patience) {
    long begun = System.nanoTime();
    while (!await(killed, BETWEEN_LOOKS)) {
      ProcessHandle known = fork;
      standstill.look(known == null ? parent.pid() : known.pid());
      // Time in which nothing could be done is not the fork's.
      if (System.nanoTime() - begun - standstill.nanos() > limit.toNanos()) {
        kill("hung: killed after %s; --fork-limit gives it longer".formatted(words(limit)));
      }
    }
    long start = System.nanoTime();
    // The fork may be about to start, or to start another child.
    while (!await(ended, BETWEEN_KILLS)) {
      killProcesses();
      if (System.nanoTime() - start > patience.toNanos()) {
        giveUpOnce();
      }
    }
  }

  private static String words(Duration time) {
    return time.toMillis() < 1000 ? time.toMillis() + " ms" : time.toSeconds() + " s";
  }

  private void killOrphansOfEndedForks() {
    while (!await(ended, BETWEEN_LOOKS)) {
      Optional<ProcessHandle> found = forks().findAny();
      fork = found.orElse(null);
      pipesOfFork = OpenPipes.of(parent).without(pipesBefore);
      // Nothing but this is done while the fork measures.
      while (found.isPresent() && found.get().isAlive() && !await(ended, BETWEEN_LOOKS)) {}
      if (!await(ended, BETWEEN_LOOKS)) {
        killOrphans();
      }
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
    forks()
        .forEach(fork -> {
          fork.descendants().forEach(ProcessHandle::destroyForcibly);
          fork.destroyForcibly();
        });
    killOrphans();
  }

  private Stream<ProcessHandle> forks() {
    return parent.children().filter(child -> !before.contains(child.pid()));
  }

  private void killOrphans() {
    OpenPipes.of(parent)
        .without(pipesBefore)
        .and(pipesOfFork)
        .orphans()
        .forEach(ProcessHandle::destroyForcibly);
  }

  private synchronized void giveUpOnce() {
    if (!hasGivenUp && ended.getCount() > 0) {
      hasGivenUp = true;
      giveUp.run();
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      ended.countDown();
      if (hasGivenUp) {
        // It may have been done by itself just then, and what it does next is not to suffer.
        boolean unused = Thread.interrupted();
      }
    }
    killed.countDown();
    if (!hasEndedByItself()) {
      killProcesses();
    }
  }

  private boolean hasEndedByItself() {
    ProcessHandle known = fork;
    return known != null && !known.isAlive() && verdict.get() == null;
  }

  private static boolean await(CountDownLatch latch, Duration longest) {
    try {
      return latch.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError("nothing interrupts the watcher", e);
    }
  }
}
