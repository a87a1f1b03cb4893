package speedup.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class BlockedThreadsTests {

  private static final Object MONITOR = new Object();

  @Test
  void whatAThreadWaitsForAMonitorIsCounted() throws Exception {
    BlockedThreads blocked = BlockedThreads.ofThisJvm();
    BlockedThreads.Look before = blocked.now().orElseThrow();
    CountDownLatch through = new CountDownLatch(1);
    CountDownLatch seen = new CountDownLatch(1);
    Thread waiting =
        new Thread(() -> {
          synchronized (MONITOR) {
            through.countDown();
          }
          try {
            seen.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    long start;
    synchronized (MONITOR) {
      waiting.start();
      while (waiting.getState() != Thread.State.BLOCKED) {
        Thread.onSpinWait();
      }
      start = System.nanoTime();
      while (System.nanoTime() - start < 3_000_000) {
        Thread.onSpinWait();
      }
    }
    through.await();

    assertThat(blocked.now().orElseThrow().since(before)).isGreaterThanOrEqualTo(0.002);
    seen.countDown();
    waiting.join();
  }

  @Test
  void threadsThatEndedTakeTheirTimeAlongAndNewOnesBeginWithNone() {
    BlockedThreads.Look before = new BlockedThreads.Look(Map.of(1L, 100L, 2L, 500L));

    assertThat(new BlockedThreads.Look(Map.of(1L, 130L, 3L, 20L)).since(before)).isEqualTo(0.05);
  }
}
