package speedup.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a strategy with several workers promises beside the contract of all. */
abstract class ConcurrentExecutorContract extends BatchExecutorContract {

  ConcurrentExecutorContract(Strategy strategy) {
    super(strategy, 3);
  }

  @Test
  void resultsAreHandedOverInTheOrderOfCompletion() throws Exception {
    CountDownLatch secondIsThere = new CountDownLatch(1);
    List<WorkTask<String>> tasks =
        List.of(
            new WorkTask<>(
                "slow",
                () -> {
                  Progress.await(secondIsThere);
                  return "slow";
                }),
            new WorkTask<>("fast", () -> "fast"));
    List<String> order = new ArrayList<>();

    executor.execute(
        tasks,
        (index, result) -> {
          order.add(index + " " + result);
          secondIsThere.countDown();
        });

    assertThat(order).containsExactly("1 fast", "0 slow");
  }

  @Test
  void aFailureWaitsForTasksThatTakeTheirTimeToEnd() {
    CountDownLatch begun = new CountDownLatch(1);
    WorkTask<Integer> slowToEnd =
        new WorkTask<>(
            "slow to end",
            () ->
                progress.during(() -> {
                  try {
                    begun.countDown();
                    new CountDownLatch(1).await();
                    return 0;
                  } catch (InterruptedException e) {
                    return new CompletableFuture<Integer>()
                        .completeOnTimeout(0, 100, TimeUnit.MILLISECONDS)
                        .join();
                  }
                }));
    WorkTask<Integer> failing =
        new WorkTask<>(
            "failing",
            () -> {
              Progress.await(begun);
              throw new IOException("disk full");
            });

    assertThatThrownBy(() -> executor.execute(List.of(slowToEnd, failing)))
        .isInstanceOf(BatchException.class);

    assertThat(progress.inProgress()).isZero();
  }
}
