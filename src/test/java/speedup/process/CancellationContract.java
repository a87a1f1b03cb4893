package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import speedup.process.RemoteTasks.Echo;
import speedup.process.RemoteTasks.Hang;
import speedup.process.RemoteTasks.Raise;
import speedup.process.RemoteTasks.Wait;

/** What cancelling does, and what it does not. */
@SuppressWarnings({"NullAway", "FutureReturnValueIgnored"})
public abstract class CancellationContract extends ExecutorContract {

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
  void aCancelledFutureHasNoOutcome() throws Exception {
    ExecutorService executor = open(1);
    Future<Integer> future = executor.submit(new Hang(signal("started"), signal("interrupted")));

    assertThat(future.cancel(true)).isTrue();

    assertThat(future.cancel(true)).isFalse();
    assertThat(future.isDone()).isTrue();
    assertThat(future.state()).isEqualTo(Future.State.CANCELLED);
    assertThatIllegalStateException().isThrownBy(future::resultNow);
    assertThatIllegalStateException().isThrownBy(future::exceptionNow);
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> future.get(1, java.util.concurrent.TimeUnit.SECONDS));
  }

  @Test
  void aFailedFutureCannotBeCancelled() {
    Future<Integer> future =
        open(1).submit(new RemoteTasks.Fail(new IllegalStateException("broken")));
    assertThatExceptionOfType(ExecutionException.class).isThrownBy(future::get);

    assertThat(future.cancel(true)).isFalse();
    assertThat(future.isCancelled()).isFalse();
  }

  @Test
  void whoWaitsForAFutureIsToldOfItsCancellation() throws Exception {
    Future<Integer> future = open(1).submit(new Hang(signal("started"), signal("interrupted")));
    List<Throwable> told = java.util.Collections.synchronizedList(new java.util.ArrayList<>());
    Thread waiting =
        Thread.ofPlatform()
            .name("waiting")
            .start(() -> {
              try {
                future.get();
              } catch (Throwable e) {
                told.add(e);
              }
            });
    signal("started").await();
    future.cancel(true);
    waiting.join();

    assertThat(told).singleElement().isInstanceOf(CancellationException.class);
  }
}
