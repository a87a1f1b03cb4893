package speedup.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@Timeout(60)
final class VirtualThreadsTests {

  private static final Duration OFTEN = Duration.ofMillis(1);

  /** Many, as a scheduler may have more carriers than processors for a while. */
  private static final int READY_BESIDE = 200;

  /** All of them are ready, and no more are mounted than there are carriers. */
  @Test
  @SuppressWarnings("ThreadPriorityCheck") // the looking thread may need this processor
  @EnabledForJreRange(min = JRE.JAVA_25)
  void whatRunsIsMountedAndWhatIsReadyBesideItIsQueued() throws Exception {
    VirtualThreads threads = VirtualThreads.ofThisJvm().orElseThrow();
    int processors = Runtime.getRuntime().availableProcessors();
    CountDownLatch end = new CountDownLatch(1);
    List<Thread> spinning = new ArrayList<>();
    for (int i = 0; i < processors + READY_BESIDE; i++) {
      spinning.add(
          Thread.ofVirtual()
              .start(() -> {
                while (end.getCount() > 0) {
                  Thread.onSpinWait();
                }
              }));
    }
    Optional<VirtualThreads.Seen> seen = Optional.empty();
    try {
      // The looking ends when it has looked: one that ends before says nothing.
      while (seen.filter(these -> these.queued() >= READY_BESIDE / 2).isEmpty()) {
        VirtualThreads.Looks looks = threads.look(OFTEN);
        while (looks.count() == 0) {
          if (Thread.interrupted()) {
            throw new InterruptedException("no look");
          }
          Thread.onSpinWait();
        }
        seen = looks.end();
      }
    } finally {
      end.countDown();
    }
    for (Thread one : spinning) {
      one.join();
    }

    assertThat(seen.orElseThrow().mounted()).isBetween(1.0, (double) seen.orElseThrow().carriers());
    assertThat(seen.orElseThrow().carriers()).isGreaterThanOrEqualTo(processors);
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_23)
  void anOlderJdkDoesNotSay() {
    assertThat(VirtualThreads.ofThisJvm()).isEmpty();
  }
}
