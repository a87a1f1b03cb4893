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

  /** All of them are ready, and no more are mounted than there are carriers. */
  @Test
  @EnabledForJreRange(min = JRE.JAVA_25)
  void whatRunsIsMountedAndWhatIsReadyBesideItIsQueued() throws Exception {
    VirtualThreads threads = VirtualThreads.ofThisJvm().orElseThrow();
    int processors = Runtime.getRuntime().availableProcessors();
    CountDownLatch end = new CountDownLatch(1);
    List<Thread> spinning = new ArrayList<>();
    for (int i = 0; i < processors + 50; i++) {
      spinning.add(
          Thread.ofVirtual()
              .start(() -> {
                while (end.getCount() > 0) {
                  Thread.onSpinWait();
                }
              }));
    }
    // Looks are short ones until one saw them all.
    Optional<VirtualThreads.Seen> seen = Optional.empty();
    while (seen.filter(these -> these.queued() >= 50).isEmpty()) {
      VirtualThreads.Looks looks = threads.look(OFTEN);
      Thread.onSpinWait();
      seen = looks.end();
    }
    end.countDown();
    for (Thread one : spinning) {
      one.join();
    }

    assertThat(seen.orElseThrow().mounted()).isBetween(1.0, (double) processors);
    assertThat(seen.orElseThrow().carriers()).isGreaterThanOrEqualTo(processors);
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_23)
  void anOlderJdkDoesNotSay() {
    assertThat(VirtualThreads.ofThisJvm()).isEmpty();
  }
}
