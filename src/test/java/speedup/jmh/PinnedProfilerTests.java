package speedup.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PinnedProfilerTests {

  private static final long MOMENT = 1_000_000;

  /** Whatever initializes a class has a frame of the JVM itself below it. */
  static final class Initialized {

    static final boolean PARKED = park();

    private Initialized() {}

    private static boolean park() {
      LockSupport.parkNanos(MOMENT);
      return true;
    }
  }

  @Test
  void aVirtualThreadThatWaitsBelowAFrameOfTheJvmIsCounted() throws Exception {
    PinnedProfiler profiler = new PinnedProfiler();
    profiler.begin();
    Thread.ofVirtual().start(() -> LockSupport.parkNanos(MOMENT)).join();
    assertThat(profiler.sinceBegin()).isZero();

    profiler.begin();
    Thread.ofVirtual().start(() -> assertThat(Initialized.PARKED).isTrue()).join();
    assertThat(profiler.sinceBegin()).isPositive();
  }
}
