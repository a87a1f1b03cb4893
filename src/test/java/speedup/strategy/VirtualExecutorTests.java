package speedup.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class VirtualExecutorTests extends ConcurrentExecutorContract {

  private static final int MORE_THAN_A_PHASER_COUNTS = 70_000;

  private static final CountDownLatch ALL_ARE_THERE = new CountDownLatch(MORE_THAN_A_PHASER_COUNTS);

  VirtualExecutorTests() {
    super(Strategy.virtual);
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void seventyThousandTasksAreInProgressAtOnce() throws Exception {
    try (BatchExecutor executor = Strategy.virtual.open(MORE_THAN_A_PHASER_COUNTS)) {
      assertThat(
              executor.execute(
                  IntStream.range(0, MORE_THAN_A_PHASER_COUNTS)
                      .mapToObj(number ->
                          new WorkTask<>(
                              "task " + number,
                              () -> {
                                ALL_ARE_THERE.countDown();
                                ALL_ARE_THERE.await();
                                return number;
                              }))
                      .toList()))
          .hasSize(MORE_THAN_A_PHASER_COUNTS);
    }
  }
}
