package speedup.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every strategy promises; a subclass names the strategy. */
@Timeout(60)
abstract class BatchExecutorContract {

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  final int workers;
  final BatchExecutor executor;
  final Progress progress = new Progress();

  BatchExecutorContract(Strategy strategy, int workers) {
    this.workers = workers;
    executor = strategy.open(workers);
  }

  @AfterEach
  void close() {
    executor.close();
  }

  @Test
  void theResultsComeInTheOrderOfTheTasks() throws Exception {
    assertThat(executor.execute(squares(100)))
        .isEqualTo(IntStream.range(0, 100).map(i -> i * i).boxed().toList());
  }

  @Test
  void everyResultIsHandedOverOnceAndInTheCallingThread() throws Exception {
    List<Integer> indexes = new ArrayList<>();
    Thread caller = Thread.currentThread();

    executor.execute(
        squares(50),
        (index, result) -> {
          assertThat(result).isEqualTo(index * index);
          assertThat(Thread.currentThread()).isSameAs(caller);
          indexes.add(index);
        });

    assertThat(indexes)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 50).boxed().toList());
  }

  @Test
  void anEmptyBatchHasNoResults() throws Exception {
    assertThat(executor.execute(List.<WorkTask<Integer>>of())).isEmpty();
  }

  @Test
  void aHundredThousandTinyTasksAreNotTooMany() throws Exception {
    assertThat(executor.execute(squares(100_000)))
        .isEqualTo(IntStream.range(0, 100_000).map(i -> i * i).boxed().toList());
  }

  /** No task ends before as many are in progress as there are workers. */
  @Test
  void exactlyAsManyTasksAreInProgressAsThereAreWorkers() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(workers);
    List<WorkTask<Integer>> tasks =
        repeated(
            4 * workers,
            () -> progress.during(() -> barrier.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)));

    executor.execute(tasks);

    assertThat(progress.most()).isEqualTo(workers);
  }

  /** A ForkJoinPool starts more threads for those that wait in this way, if it is let. */
  @Test
  void atMostAsManyTasksAreInProgressWhenTheyWaitForFutures() throws Exception {
    List<WorkTask<Integer>> tasks =
        repeated(
            20 * workers,
            () ->
                progress.during(() ->
                    new CompletableFuture<Integer>()
                        .completeOnTimeout(1, 5, TimeUnit.MILLISECONDS)
                        .join()));

    executor.execute(tasks);

    assertThat(progress.most()).isLessThanOrEqualTo(workers);
  }

  @Test
  void aFailingTaskFailsTheBatchUnderItsNameAndEndsTheOthers() throws Exception {
    IOException cause = new IOException("disk full");
    List<WorkTask<Integer>> tasks = failingAmongEndless(cause);

    assertThatThrownBy(() -> executor.execute(tasks))
        .isInstanceOf(BatchException.class)
        .hasMessage("failing task failed: java.io.IOException: disk full")
        .hasCause(cause);

    assertThat(progress.inProgress()).isZero();
    int started = progress.started();
    executor.close();
    assertThat(progress.started()).as("tasks started after the failure").isEqualTo(started);
  }

  @Test
  void anErrorIsAFailureToo() {
    StackOverflowError cause = new StackOverflowError("too deep");

    assertThatThrownBy(() -> executor.execute(failingAmongEndless(cause)))
        .isInstanceOf(BatchException.class)
        .hasMessageContaining("failing task")
        .hasCause(cause);
    assertThat(progress.inProgress()).isZero();
  }

  @Test
  void interruptingTheCallerEndsTheTasks() throws Exception {
    CountDownLatch begun = new CountDownLatch(workers);
    List<WorkTask<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < 2 * workers; i++) {
      tasks.add(progress.endless(begun));
    }
    CompletableFuture<Integer> leftRunning = new CompletableFuture<>();
    Thread caller =
        Thread.ofPlatform()
            .name("caller")
            .start(() -> {
              try {
                executor.execute(tasks);
                leftRunning.completeExceptionally(new AssertionError("the batch ended"));
              } catch (InterruptedException e) {
                leftRunning.complete(progress.inProgress());
              } catch (Throwable e) {
                leftRunning.completeExceptionally(e);
              }
            });
    Progress.await(begun);

    caller.interrupt();

    assertThat(leftRunning.get(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isZero();
  }

  @Test
  void aCallerWhoIsInterruptedBeforehandGetsNoResults() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> executor.execute(squares(3))).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void afterABatchTheSameThreadsTakeTheNext() throws Exception {
    executor.execute(squares(10));

    assertThat(executor.execute(squares(10))).hasSize(10);
  }

  /** The tasks of the failed batch end of themselves, and leave the interrupt that ended them. */
  @Test
  void aFailedBatchLeavesNothingToTheNext() throws Exception {
    CountDownLatch begun = new CountDownLatch(workers - 1);
    List<WorkTask<Integer>> failing = new ArrayList<>();
    for (int i = 1; i < workers; i++) {
      failing.add(
          new WorkTask<>(
              "parked",
              () -> {
                begun.countDown();
                while (!Thread.currentThread().isInterrupted()) {
                  LockSupport.park();
                }
                return 0;
              }));
    }
    failing.add(failing(begun, new CountDownLatch(1), new IOException("disk full")));
    assertThatThrownBy(() -> executor.execute(failing)).isInstanceOf(BatchException.class);

    AtomicInteger interrupted = new AtomicInteger();
    List<WorkTask<Integer>> next =
        repeated(
            10 * workers,
            () -> Thread.currentThread().isInterrupted() ? interrupted.incrementAndGet() : 0);

    assertThat(executor.execute(next)).hasSize(10 * workers);
    assertThat(interrupted).hasValue(0);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aListenerThatThrowsEndsTheTasks() {
    CountDownLatch begun = new CountDownLatch(workers - 1);
    List<WorkTask<Integer>> tasks = new ArrayList<>();
    for (int i = 1; i < workers; i++) {
      tasks.add(progress.endless(begun));
    }
    tasks.add(
        new WorkTask<>(
            "quick",
            () -> {
              Progress.await(begun);
              return 1;
            }));

    assertThatThrownBy(() ->
            executor.execute(
                tasks,
                (index, result) -> {
                  throw new IllegalStateException("no more, please");
                }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no more, please");
    assertThat(progress.inProgress()).isZero();
  }

  @Test
  void closingEndsItsThreads() throws Exception {
    executor.execute(
        repeated(4 * workers, () -> progress.during(() -> Thread.currentThread().hashCode())));

    executor.close();

    assertThat(progress.threads()).isNotEmpty();
    for (Thread thread : progress.threads()) {
      assertThat(thread.equals(Thread.currentThread()) || thread.join(DEADLINE))
          .as("%s has ended", thread)
          .isTrue();
    }
  }

  static List<WorkTask<Integer>> squares(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new WorkTask<>("square of " + i, () -> i * i))
        .toList();
  }

  private static List<WorkTask<Integer>> repeated(int count, WorkTask.Work<Integer> work) {
    return IntStream.range(0, count).mapToObj(i -> new WorkTask<>("task " + i, work)).toList();
  }

  private List<WorkTask<Integer>> failingAmongEndless(Throwable cause) {
    CountDownLatch begun = new CountDownLatch(workers - 1);
    List<WorkTask<Integer>> tasks = new ArrayList<>();
    for (int i = 1; i < workers; i++) {
      tasks.add(progress.endless(begun));
    }
    CountDownLatch failing = new CountDownLatch(1);
    tasks.add(failing(begun, failing, cause));
    for (int i = 0; i < 10; i++) {
      tasks.add(endlessAfter(failing, begun));
    }
    return tasks;
  }

  /** Virtual threads may begin in any order: before the failing task it must not take its place. */
  private WorkTask<Integer> endlessAfter(CountDownLatch failing, CountDownLatch begun) {
    WorkTask<Integer> endless = progress.endless(begun);
    return new WorkTask<>(
        "endless after", () -> failing.getCount() == 0 ? endless.call() : Integer.valueOf(0));
  }

  private WorkTask<Integer> failing(CountDownLatch begun, CountDownLatch failing, Throwable cause) {
    return new WorkTask<>(
        "failing task",
        () ->
            progress.during(() -> {
              failing.countDown();
              Progress.await(begun);
              if (cause instanceof Error error) {
                throw error;
              }
              throw (Exception) cause;
            }));
  }
}
