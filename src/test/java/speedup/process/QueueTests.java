package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import speedup.process.RemoteTasks.Echo;
import speedup.process.RemoteTasks.Wait;

/** Tasks that wait, how many may, and what is told of them. */
@Timeout(120)
final class QueueTests {

  @TempDir Path folder;

  private Signal signal(String name) {
    return Signal.in(folder, name);
  }

  record Pid() implements SerializableCallable<Long> {
    @Override
    public Long call() {
      return ProcessHandle.current().pid();
    }
  }

  @Test
  void aTaskThatFindsTheQueueFullIsRejected() throws Exception {
    try (ProcessPool pool =
        ProcessPool.builder().workers(1).queueCapacity(1, WhenQueueIsFull.REJECT).build()) {
      Future<String> running = pool.submit(new Wait(signal("started"), signal("go")));
      signal("started").await();
      Future<Long> waiting = pool.submit((Callable<Long>) new Pid());

      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> pool.submit(new Pid()))
          .withMessageContaining("1 tasks wait already");
      waiting.cancel(false);
      Future<Long> instead = pool.submit((Callable<Long>) new Pid());
      signal("go").raise();

      assertThat(running.get()).isEqualTo("went on");
      assertThat(instead.get()).isPositive();
    }
  }

  @Test
  void orItsSubmitterDoesIt() throws Exception {
    try (ProcessPool pool =
        ProcessPool.builder().workers(1).queueCapacity(0, WhenQueueIsFull.RUN_HERE).build()) {
      Future<String> running = pool.submit(new Wait(signal("started"), signal("go")));
      signal("started").await();
      Future<Long> here = pool.submit((Callable<Long>) new Pid());

      assertThat(here.isDone()).isTrue();
      assertThat(here.get()).isEqualTo(ProcessHandle.current().pid());
      signal("go").raise();
      assertThat(running.get()).isEqualTo("went on");
    }
  }

  @Test
  void orItsSubmitterWaitsForRoom() throws Exception {
    try (ProcessPool pool =
        ProcessPool.builder().workers(1).queueCapacity(1, WhenQueueIsFull.WAIT).build()) {
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        futures.add(pool.submit((Callable<Integer>) new Echo<>(i)));
        assertThat(pool.statistics().queuedTasks()).isLessThanOrEqualTo(2);
      }
      for (int i = 0; i < 100; i++) {
        assertThat(futures.get(i).get()).isEqualTo(i);
      }
    }
  }

  /** However long the task runs that is in progress. */
  @Test
  void whoeverWaitsForRoomHasThatOfATaskThatIsCancelled() throws Exception {
    try (ProcessPool pool =
        ProcessPool.builder().workers(1).queueCapacity(1, WhenQueueIsFull.WAIT).build()) {
      Future<String> running = pool.submit(new Wait(signal("started"), signal("go")));
      signal("started").await();
      Future<Integer> waiting = pool.submit((Callable<Integer>) new Echo<>(1));
      FutureTask<Future<Integer>> submitting =
          new FutureTask<>(() -> pool.submit((Callable<Integer>) new Echo<>(2)));
      Thread submitter = Thread.ofPlatform().start(submitting);
      while (submitter.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }

      assertThat(waiting.cancel(false)).isTrue();

      Future<Integer> submitted = submitting.get(60, TimeUnit.SECONDS);
      assertThat(submitted.isDone()).isFalse();
      signal("go").raise();
      assertThat(running.get()).isEqualTo("went on");
      assertThat(submitted.get()).isEqualTo(2);
    }
  }

  @Test
  void whoeverIsInterruptedWhileWaitingForRoomIsRejected() throws Exception {
    try (ProcessPool pool =
        ProcessPool.builder().workers(1).queueCapacity(0, WhenQueueIsFull.WAIT).build()) {
      Future<String> running = pool.submit(new Wait(signal("started"), signal("go")));
      signal("started").await();
      Thread.currentThread().interrupt();

      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> pool.submit(new Pid()))
          .withCauseInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isTrue();
      signal("go").raise();
      assertThat(running.get()).isEqualTo("went on");
    }
  }

  @Test
  void cancelledTasksDoNotCountAsWaiting() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
      Future<String> running = pool.submit(new Wait(signal("started"), signal("go")));
      signal("started").await();
      List<Future<Long>> waiting = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        waiting.add(pool.submit((Callable<Long>) new Pid()));
      }
      waiting.subList(1, 5).forEach(task -> task.cancel(false));

      assertThat(pool.statistics().queuedTasks()).isEqualTo(1);
      assertThat(pool.toString()).contains("queued tasks = 1,");
      waiting.getFirst().cancel(false);
      assertThat(pool.toString()).contains("queued tasks = 0,");
      signal("go").raise();
      assertThat(running.get()).isEqualTo("went on");
      pool.awaitQuiescence();
      assertThat(pool.statistics().completedTasks()).isEqualTo(1);
    }
  }

  /** Behind one that still waits, too. */
  @Test
  void cancelledTasksTakeNoRoom() throws Exception {
    try (ProcessPool pool =
        ProcessPool.builder().workers(1).queueCapacity(2, WhenQueueIsFull.REJECT).build()) {
      Future<String> running = pool.submit(new Wait(signal("started"), signal("go")));
      signal("started").await();
      Future<Long> first = pool.submit((Callable<Long>) new Pid());
      pool.submit((Callable<Long>) new Pid()).cancel(false);

      Future<Long> inItsPlace = pool.submit((Callable<Long>) new Pid());

      signal("go").raise();
      assertThat(running.get()).isEqualTo("went on");
      assertThat(first.get()).isEqualTo(inItsPlace.get());
    }
  }

  @Test
  void aPoolSaysHowLongItsTasksWaitedAndRan() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
      Future<String> running = pool.submit(new Wait(signal("started"), signal("go")));
      Future<Long> waiting = pool.submit((Callable<Long>) new Pid());
      signal("started").await();
      assertThat(pool.statistics().activeTasks()).isEqualTo(1);
      assertThat(pool.statistics().queuedTasks()).isEqualTo(1);
      signal("go").raise();
      assertThat(running.get()).isEqualTo("went on");
      assertThat(waiting.get()).isPositive();
      pool.awaitQuiescence();

      PoolStatistics statistics = pool.statistics();

      assertThat(statistics.waiting().count()).isEqualTo(2);
      assertThat(statistics.running().count()).isEqualTo(2);
      assertThat(statistics.running().longest()).isGreaterThan(Duration.ZERO);
      assertThat(statistics.running().total())
          .isGreaterThanOrEqualTo(statistics.running().longest());
      assertThat(statistics.running().mean().multipliedBy(2))
          .isLessThanOrEqualTo(statistics.running().total());
      assertThat(statistics.workersStarted()).isEqualTo(1);
      assertThat(statistics.workersLost()).isZero();
    }
  }
}
