package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import speedup.process.RemoteTasks.Append;
import speedup.process.RemoteTasks.Echo;
import speedup.process.RemoteTasks.Fail;
import speedup.process.RemoteTasks.Hang;
import speedup.process.RemoteTasks.Raise;
import speedup.process.RemoteTasks.Wait;

/** What every {@link ExecutorService} does; run against the JDK's own and against ours. */
@Timeout(60)
@SuppressWarnings({"NullAway", "FutureReturnValueIgnored"})
abstract class ExecutorServiceContract {

  @TempDir Path folder;

  private @Nullable ExecutorService opened;

  /** Opens an executor that does at most so many tasks at a time. */
  abstract ExecutorService create(int workers);

  @AfterEach
  void closeIt() {
    if (opened != null) {
      opened.shutdownNow();
      opened.close();
    }
  }

  private ExecutorService open(int workers) {
    opened = create(workers);
    return opened;
  }

  private Signal signal(String name) {
    return Signal.in(folder, name);
  }

  @Test
  void aCallableGivesItsResult() throws Exception {
    assertThat(open(1).submit(new Echo<>("result")).get()).isEqualTo("result");
  }

  @Test
  void aRunnableGivesNull() throws Exception {
    Signal ran = signal("ran");

    assertThat(open(1).submit(new Raise(ran)).get()).isNull();

    assertThat(ran.isRaised()).isTrue();
  }

  @Test
  void aRunnableWithAResultGivesThatVeryObject() throws Exception {
    Object result = new Object();

    assertThat(open(1).submit(new Raise(signal("ran")), result).get()).isSameAs(result);
  }

  @Test
  void executeRuns() {
    Signal ran = signal("ran");

    open(1).execute(new Raise(ran));

    ran.await();
  }

  @Test
  void aCompletedFutureSaysSo() throws Exception {
    Future<String> future = open(1).submit(new Echo<>("result"));
    future.get();

    assertThat(future.isDone()).isTrue();
    assertThat(future.isCancelled()).isFalse();
    assertThat(future.state()).isEqualTo(Future.State.SUCCESS);
    assertThat(future.resultNow()).isEqualTo("result");
    assertThat(future.cancel(true)).isFalse();
    assertThat(future.get(0, TimeUnit.SECONDS)).isEqualTo("result");
  }

  @Test
  void anExceptionIsTheCause() {
    Future<Integer> future = open(1).submit(new Fail(new IllegalStateException("broken")));

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(future::get)
        .havingCause()
        .isInstanceOf(IllegalStateException.class)
        .withMessage("broken");
    assertThat(future.state()).isEqualTo(Future.State.FAILED);
    assertThat(future.exceptionNow()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anErrorIsTheCause() {
    Future<Integer> future = open(1).submit(new Fail(new AssertionError("wrong")));

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(future::get)
        .havingCause()
        .isInstanceOf(AssertionError.class)
        .withMessage("wrong");
  }

  @Test
  void aFailedTaskDoesNotHarmTheNext() throws Exception {
    ExecutorService executor = open(1);
    executor.submit(new Fail(new IllegalStateException()));

    assertThat(executor.submit(new Echo<>(1)).get()).isEqualTo(1);
  }

  @Test
  void nothingAcceptsNull() {
    ExecutorService executor = open(1);
    List<Callable<Integer>> withNull = new ArrayList<>();
    withNull.add(new Echo<>(1));
    withNull.add(null);

    assertThatNullPointerException().isThrownBy(() -> executor.execute(null));
    assertThatNullPointerException().isThrownBy(() -> executor.submit((Runnable) null));
    assertThatNullPointerException().isThrownBy(() -> executor.submit((Runnable) null, 1));
    assertThatNullPointerException().isThrownBy(() -> executor.submit((Callable<Integer>) null));
    assertThatNullPointerException()
        .isThrownBy(() -> executor.invokeAll((Collection<Callable<Integer>>) null));
    assertThatNullPointerException().isThrownBy(() -> executor.invokeAll(withNull));
    assertThatNullPointerException()
        .isThrownBy(() -> executor.invokeAny((Collection<Callable<Integer>>) null));
  }

  @Test
  void invokeAllGivesDoneFuturesInOrder() throws Exception {
    List<Future<Integer>> futures =
        open(2).invokeAll(IntStream.range(0, 20).mapToObj(i -> new Echo<Integer>(i)).toList());

    assertThat(futures).allMatch(Future::isDone);
    assertThat(futures.stream().map(Future::resultNow))
        .containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
  }

  @Test
  void invokeAllGivesFailedFuturesToo() throws Exception {
    List<Future<Integer>> futures =
        open(2).invokeAll(List.of(new Fail(new IllegalStateException()), new Echo<>(1)));

    assertThat(futures)
        .extracting(Future::state)
        .containsExactly(Future.State.FAILED, Future.State.SUCCESS);
  }

  @Test
  void invokeAllOfNothingGivesNothing() throws Exception {
    assertThat(open(1).invokeAll(List.<Callable<Integer>>of())).isEmpty();
  }

  @Test
  void invokeAllCancelsWhatIsNotDoneInTime() throws Exception {
    ExecutorService executor = open(2);
    executor.submit(new Echo<>(0)).get();
    executor.submit(new Echo<>(0)).get();

    List<Future<Integer>> futures =
        executor.invokeAll(
            List.of(new Echo<>(1), new Hang(signal("started"), signal("interrupted"))),
            2,
            TimeUnit.SECONDS);

    assertThat(futures)
        .extracting(Future::state)
        .containsExactly(Future.State.SUCCESS, Future.State.CANCELLED);
    signal("interrupted").await();
  }

  @Test
  void invokeAnyGivesAResult() throws Exception {
    assertThat(open(2).invokeAny(List.of(new Echo<>(1), new Echo<>(2)))).isIn(1, 2);
  }

  @Test
  void invokeAnyPassesOverFailures() throws Exception {
    assertThat(
            open(1)
                .invokeAny(List.of(new Fail(new IllegalStateException("broken")), new Echo<>(2))))
        .isEqualTo(2);
  }

  @Test
  void invokeAnyCancelsTheOthers() throws Exception {
    Integer any =
        open(2)
            .invokeAny(List.of(new Hang(signal("started"), signal("interrupted")), new Echo<>(2)));

    assertThat(any).isEqualTo(2);
    // Either the other one was interrupted, or it had not yet started and never will.
    if (signal("started").isRaised()) {
      signal("interrupted").await();
    }
  }

  @Test
  void invokeAnyFailsIfAllFail() {
    ExecutorService executor = open(2);
    Callable<Integer> fails = new Fail(new IllegalStateException("broken"));

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> executor.invokeAny(List.of(fails, fails)))
        .havingCause()
        .isInstanceOf(IllegalStateException.class)
        .withMessage("broken");
  }

  @Test
  void invokeAnyOfNothingIsAnError() {
    ExecutorService executor = open(1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> executor.invokeAny(List.<Callable<Integer>>of()));
  }

  @Test
  void invokeAnyGivesUpInTime() {
    ExecutorService executor = open(1);

    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() ->
            executor.invokeAny(
                List.of(new Hang(signal("started"), signal("interrupted"))),
                200,
                TimeUnit.MILLISECONDS));
  }

  @Test
  void aTaskCancelledBeforeItStartsNeverRuns() throws Exception {
    ExecutorService executor = open(1);
    Future<String> first = executor.submit(new Wait(signal("started"), signal("go")));
    signal("started").await();
    Signal ran = signal("ran");
    Future<?> second = executor.submit(new Raise(ran));

    assertThat(second.cancel(false)).isTrue();
    signal("go").raise();

    assertThat(first.get()).isEqualTo("went on");
    assertThat(executor.submit(new Echo<>(1)).get()).isEqualTo(1);
    assertThat(ran.isRaised()).isFalse();
    assertThat(second.isCancelled()).isTrue();
    assertThat(second.isDone()).isTrue();
    assertThat(second.state()).isEqualTo(Future.State.CANCELLED);
    assertThatExceptionOfType(CancellationException.class).isThrownBy(second::get);
    assertThat(second.cancel(true)).isFalse();
  }

  @Test
  void aRunningTaskIsInterruptedWhenCancelledSo() throws Exception {
    ExecutorService executor = open(1);
    Future<Integer> future = executor.submit(new Hang(signal("started"), signal("interrupted")));
    signal("started").await();

    assertThat(future.cancel(true)).isTrue();

    assertThatExceptionOfType(CancellationException.class).isThrownBy(future::get);
    signal("interrupted").await();
    assertThat(executor.submit(new Echo<>(1)).get()).isEqualTo(1);
  }

  @Test
  void aRunningTaskGoesOnWhenCancelledWithoutInterruption() {
    ExecutorService executor = open(1);
    Future<String> future = executor.submit(new Wait(signal("started"), signal("go")));
    Signal after = signal("after");
    signal("started").await();

    assertThat(future.cancel(false)).isTrue();
    executor.execute(new Raise(after));
    assertThat(after.isRaised()).isFalse();
    signal("go").raise();

    after.await();
  }

  @Test
  void theNextTaskIsNotInterruptedByACancellationThatComesLate() throws Exception {
    ExecutorService executor = open(1);
    for (int i = 0; i < 200; i++) {
      Future<Integer> cancelled = executor.submit(new Echo<>(i));
      cancelled.cancel(true);
      assertThat(executor.submit(new AmInterrupted()).get()).isFalse();
    }
  }

  record AmInterrupted() implements Callable<Boolean>, java.io.Serializable {
    @Override
    public Boolean call() {
      return Thread.currentThread().isInterrupted();
    }
  }

  @Test
  void gettingGivesUpInTime() {
    Future<Integer> future = open(1).submit(new Hang(signal("started"), signal("interrupted")));

    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> future.get(50, TimeUnit.MILLISECONDS));
    assertThat(future.isDone()).isFalse();
    assertThat(future.state()).isEqualTo(Future.State.RUNNING);
  }

  @Test
  void gettingCanBeInterrupted() {
    Future<Integer> future = open(1).submit(new Hang(signal("started"), signal("interrupted")));
    signal("started").await();
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class).isThrownBy(future::get);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void oneWorkerTakesTheTasksInOrder() throws Exception {
    ExecutorService executor = open(1);
    Path log = folder.resolve("log");
    for (int i = 0; i < 50; i++) {
      executor.execute(new Append(log.toFile(), Integer.toString(i)));
    }
    executor.shutdown();
    assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

    assertThat(Files.readAllLines(log))
        .containsExactlyElementsOf(IntStream.range(0, 50).mapToObj(Integer::toString).toList());
  }

  @Test
  void asManyTasksRunAtATimeAsThereAreWorkers() throws Exception {
    ExecutorService executor = open(2);
    Future<String> first = executor.submit(new Wait(signal("a"), signal("go")));
    Future<String> second = executor.submit(new Wait(signal("b"), signal("go")));
    executor.submit(new Raise(signal("c")));

    signal("a").await();
    signal("b").await();
    assertThat(signal("c").isRaised()).isFalse();
    signal("go").raise();

    assertThat(first.get()).isEqualTo("went on");
    assertThat(second.get()).isEqualTo("went on");
    signal("c").await();
  }

  @Test
  void afterShutdownWhatWasSubmittedIsDoneAndNothingElseAccepted() throws Exception {
    ExecutorService executor = open(1);
    Future<String> running = executor.submit(new Wait(signal("started"), signal("go")));
    Future<Integer> queued = executor.submit(new Echo<>(1));
    assertThat(executor.isShutdown()).isFalse();
    signal("started").await();

    executor.shutdown();
    executor.shutdown();

    assertThat(executor.isShutdown()).isTrue();
    assertThat(executor.isTerminated()).isFalse();
    assertThat(executor.awaitTermination(20, TimeUnit.MILLISECONDS)).isFalse();
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> executor.submit(new Echo<>(2)));
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> executor.execute(new Raise(signal("never"))));
    signal("go").raise();
    assertThat(running.get()).isEqualTo("went on");
    assertThat(queued.get()).isEqualTo(1);
    assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(executor.isTerminated()).isTrue();
  }

  @Test
  void anUnusedExecutorTerminatesAtOnce() throws Exception {
    ExecutorService executor = open(2);
    assertThat(executor.isTerminated()).isFalse();

    executor.shutdown();

    assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shutdownNowInterruptsWhatRunsAndReturnsWhatWaits() throws Exception {
    ExecutorService executor = open(1);
    Future<Integer> running = executor.submit(new Hang(signal("started"), signal("interrupted")));
    signal("started").await();
    Future<Integer> queued = executor.submit(new Echo<>(7));
    Runnable executed = new Raise(signal("executed"));
    executor.execute(executed);

    List<Runnable> returned = executor.shutdownNow();

    signal("interrupted").await();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(running::get)
        .withCauseInstanceOf(InterruptedException.class);
    assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(returned).hasSize(2).contains(executed);
    assertThat(queued.isDone()).isFalse();
    assertThat(signal("executed").isRaised()).isFalse();
    returned.forEach(Runnable::run);
    assertThat(queued.get()).isEqualTo(7);
    assertThat(signal("executed").isRaised()).isTrue();
  }

  @Test
  void closeWaitsForWhatWasSubmitted() {
    ExecutorService executor = open(1);
    Future<Integer> future = executor.submit(new Echo<>(1));
    executor.close();

    assertThat(future.resultNow()).isEqualTo(1);
    assertThat(executor.isTerminated()).isTrue();
    executor.close();
  }

  @Test
  void anInterruptedCloseStopsTheTasks() {
    ExecutorService executor = open(1);
    executor.submit(new Hang(signal("started"), signal("interrupted")));
    signal("started").await();
    Thread.currentThread().interrupt();

    executor.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(executor.isTerminated()).isTrue();
    assertThat(signal("interrupted").isRaised()).isTrue();
  }

  @Test
  void awaitingTerminationCanBeInterrupted() {
    ExecutorService executor = open(1);
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> executor.awaitTermination(30, TimeUnit.SECONDS));
  }

  @Test
  void aCompletionServiceWorksOnIt() throws Exception {
    ExecutorCompletionService<Integer> service = new ExecutorCompletionService<>(open(2));
    for (int i = 0; i < 10; i++) {
      service.submit(new Echo<>(i));
    }
    service.submit(new Raise(signal("ran")), 10);
    List<Integer> results = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      results.add(service.take().get());
    }

    assertThat(results)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(0, 10).boxed().toList());
  }

  @Test
  void manyThreadsCanSubmit() throws Exception {
    ExecutorService executor = open(2);
    List<Thread> threads = new ArrayList<>();
    List<Future<Integer>> futures = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int t = 0; t < 8; t++) {
      threads.add(
          Thread.ofPlatform()
              .name("submitter-" + t)
              .start(() -> {
                for (int i = 0; i < 50; i++) {
                  Future<Integer> future = executor.submit(new Echo<>(i));
                  futures.add(future);
                  if (i % 2 == 0) {
                    try {
                      future.get();
                    } catch (InterruptedException | ExecutionException e) {
                      throw new AssertionError(e);
                    }
                  }
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    int sum = 0;
    for (Future<Integer> future : futures) {
      sum += future.get();
    }
    assertThat(futures).hasSize(400);
    assertThat(sum).isEqualTo(8 * 49 * 50 / 2);
  }
}
