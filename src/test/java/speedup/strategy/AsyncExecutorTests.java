package speedup.strategy;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import speedup.workload.AsyncTask;
import speedup.workload.PrimeCheck;

@Tag("slow")
final class AsyncExecutorTests extends ConcurrentExecutorContract {

  AsyncExecutorTests() {
    super(Strategy.async);
  }

  @Test
  void refusesATaskThatNeedsAThread() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> executor.execute(List.of(new PrimeCheck(7))))
        .withMessageContaining("PrimeCheck[number=7]");
  }

  @Test
  void aTaskThatCannotBeStartedFailsTheBatchUnderItsName() {
    assertThatThrownBy(() -> executor.execute(List.of(new Unstartable("the first"))))
        .isInstanceOf(BatchException.class)
        .hasMessageContaining("Unstartable[name=the first]")
        .hasRootCauseMessage("no connection");
  }

  private record Unstartable(String name) implements AsyncTask<Integer> {

    private static final long serialVersionUID = 1L;

    @Override
    public Integer call() {
      throw new IllegalStateException("no connection");
    }

    @Override
    public CompletableFuture<Integer> start() {
      throw new IllegalStateException("no connection");
    }
  }
}
