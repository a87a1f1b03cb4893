package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import speedup.process.RemoteTasks.Append;
import speedup.process.RemoteTasks.Echo;
import speedup.process.RemoteTasks.Fail;
import speedup.process.RemoteTasks.Hang;
import speedup.process.RemoteTasks.Raise;
import speedup.process.RemoteTasks.Wait;

/** What becomes of tasks that are submitted. */
@SuppressWarnings({"NullAway", "FutureReturnValueIgnored"})
public abstract class SubmissionContract extends ExecutorContract {

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

  @Test
  void aFailedRunnableHasItsExceptionAsTheCause() {
    Future<?> future = open(1).submit(new FailRunnable());

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(future::get)
        .havingCause()
        .isInstanceOf(IllegalStateException.class)
        .withMessage("of a runnable");
  }

  record FailRunnable() implements Runnable, java.io.Serializable {
    @Override
    public void run() {
      throw new IllegalStateException("of a runnable");
    }
  }

  @Test
  void allWhoGetHaveTheSameObject() throws Exception {
    ExecutorService executor = open(1);
    Future<java.util.ArrayList<Integer>> future =
        executor.submit(new Echo<>(new ArrayList<>(List.of(1))));
    List<Object> got = java.util.Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofPlatform()
              .name("getter-" + i)
              .start(() -> {
                try {
                  got.add(future.get());
                } catch (InterruptedException | ExecutionException e) {
                  got.add(e);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(got).hasSize(4).allSatisfy(one -> assertThat(one).isSameAs(got.getFirst()));
    assertThat(got.getFirst()).isEqualTo(List.of(1));
  }

  @Test
  void whoIsInterruptedGetsWhatIsDone() throws Exception {
    Future<Integer> future = open(1).submit(new Echo<>(1));
    future.get();
    Thread.currentThread().interrupt();

    assertThat(future.get()).isEqualTo(1);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aFutureThatIsNotDoneHasNoOutcomeNow() {
    Future<Integer> future = open(1).submit(new Hang(signal("started"), signal("interrupted")));

    assertThatIllegalStateException().isThrownBy(future::resultNow);
    assertThatIllegalStateException().isThrownBy(future::exceptionNow);
  }

  @Test
  void aSuccessHasNoException() throws Exception {
    Future<Integer> future = open(1).submit(new Echo<>(1));
    future.get();

    assertThatIllegalStateException().isThrownBy(future::exceptionNow);
  }

  @Test
  void gettingNeedsAUnit() {
    Future<Integer> future = open(1).submit(new Hang(signal("started"), signal("interrupted")));

    assertThatNullPointerException().isThrownBy(() -> future.get(1, null));
  }

  @Test
  void aTaskThatInterruptsItselfLeavesNothingToTheNext() throws Exception {
    ExecutorService executor = open(1);
    executor.submit(new InterruptMyself()).get();

    assertThat(executor.submit(new InterruptMyself()).get()).isFalse();
  }

  record InterruptMyself() implements Callable<Boolean>, java.io.Serializable {
    @Override
    public Boolean call() {
      boolean before = Thread.currentThread().isInterrupted();
      Thread.currentThread().interrupt();
      return before;
    }
  }

  @Test
  void gettingWithoutTimeOfWhatIsNotDoneGivesUpAtOnce() {
    Future<Integer> future = open(1).submit(new Hang(signal("started"), signal("interrupted")));

    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> future.get(0, TimeUnit.SECONDS));
    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> future.get(-1, TimeUnit.SECONDS));
    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> future.get(Long.MIN_VALUE, TimeUnit.NANOSECONDS));
  }
}
