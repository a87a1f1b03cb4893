package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import speedup.process.RemoteTasks.Echo;
import speedup.process.RemoteTasks.Fail;
import speedup.process.RemoteTasks.Hang;

/** What invokeAll and invokeAny do. */
@SuppressWarnings({"NullAway", "FutureReturnValueIgnored"})
public abstract class InvocationContract extends ExecutorContract {

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
  void invokeAllInTimeGivesAllResults() throws Exception {
    assertThat(
            open(2).invokeAll(List.of(new Echo<>(1), new Echo<>(2)), 60, TimeUnit.SECONDS).stream()
                .map(Future::resultNow))
        .containsExactly(1, 2);
  }

  @Test
  void invokeAnyInTimeGivesAResult() throws Exception {
    assertThat(open(1).invokeAny(List.of(new Echo<>(1)), 60, TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  void invokeAnyInTimeFailsIfAllFail() {
    ExecutorService executor = open(1);
    Callable<Integer> fails = new Fail(new IllegalStateException("broken"));

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> executor.invokeAny(List.of(fails), 60, TimeUnit.SECONDS))
        .withCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void invokingNeedsTasksAndAUnit() {
    ExecutorService executor = open(1);
    List<Callable<Integer>> tasks = List.of(new Echo<>(1));
    List<Callable<Integer>> withNull = new ArrayList<>(tasks);
    withNull.add(null);

    assertThatNullPointerException().isThrownBy(() -> executor.invokeAll(tasks, 1, null));
    assertThatNullPointerException().isThrownBy(() -> executor.invokeAny(tasks, 1, null));
    assertThatNullPointerException().isThrownBy(() -> executor.invokeAny(withNull.subList(1, 2)));
    assertThatNullPointerException()
        .isThrownBy(() -> executor.invokeAll(withNull, 60, TimeUnit.SECONDS));
  }

  @Test
  void whoIsInterruptedInInvokeAllCancelsAll() {
    ExecutorService executor = open(1);
    Callable<Integer> hangs = new Hang(signal("started"), signal("interrupted"));
    Thread caller = Thread.currentThread();
    Thread interrupter =
        Thread.ofPlatform()
            .name("interrupter")
            .start(() -> {
              signal("started").await();
              caller.interrupt();
            });

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> executor.invokeAll(List.of(hangs)));
    signal("interrupted").await();
    assertThat(interrupter.getName()).isEqualTo("interrupter");
  }
}
