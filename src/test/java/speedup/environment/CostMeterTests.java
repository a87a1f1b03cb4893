package speedup.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class CostMeterTests {

  private static final long HELD = 50_000_000;

  /** Counts, then says in the form of proc(5) what that cost. */
  private static final String COUNT =
      "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; read line </proc/$$/stat; echo \"$line\"";

  /** Keeps this many bytes in memory until its input ends. */
  private static final String HOLD = "(head -c " + HELD + " /dev/zero; cat) | tail >/dev/null";

  @TempDir Path root;

  @Test
  void thePeakIsTheGreatestSumSeenAndTimesAreDifferences() {
    FakeSystem system =
        new FakeSystem(root).process(100, 1, 100, 0, 1000).process(101, 100, 50, 0, 500);
    CostMeter meter = new CostMeter(root, 100);
    Cost before = meter.now();
    system.without(101).process(100, 1, 110, 75, 1200);
    Cost after = meter.now();

    assertThat(before).isEqualTo(new Cost(1.5, 1500L * 1024));
    assertThat(after.peakResidentBytes()).isEqualTo(1500L * 1024);
    Double passed = after.since(before).cpuSeconds();
    assertThat(passed).isNotNull();
    assertThat(Math.round(passed * 100)).isEqualTo(35);
    assertThat(after.since(before).peakResidentBytes()).isEqualTo(1500L * 1024);
  }

  @Test
  void aSystemThatOffersNothingLeavesFiguresAbsent() {
    Cost nothing = new CostMeter(root, 100).now();

    assertThat(nothing).isEqualTo(new Cost(null, null));
    assertThat(nothing.since(nothing)).isEqualTo(nothing);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void childrenAndGrandchildrenThatEndedHaveCost() throws IOException, InterruptedException {
    CostMeter meter = CostMeter.ofThisProcess();
    Cost before = meter.now();

    Process child = new ProcessBuilder("sh", "-c", "sh -c '" + COUNT + "'; true").start();
    String stat = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(child.waitFor()).isZero();
    long ticks = ProcessTree.parse(0, stat).orElseThrow().ticks();

    assertThat(ticks).isPositive();
    assertThat(meter.now().since(before).cpuSeconds())
        .isGreaterThanOrEqualTo((ticks - 2) * ProcessTree.SECONDS_A_TICK);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void memoryOfLivingDescendantsCountsAndIsRememberedWhenTheyEnd()
      throws IOException, InterruptedException {
    CostMeter meter = CostMeter.ofThisProcess();
    long alone = peak(meter);
    Process holder = new ProcessBuilder("sh", "-c", HOLD).start();
    long peak;
    try {
      BusyProcess.await(() -> peak(meter) >= alone + HELD);
      peak = peak(meter);
    } finally {
      holder.getOutputStream().close();
    }
    assertThat(holder.waitFor()).isZero();

    assertThat(peak(meter)).isGreaterThanOrEqualTo(peak);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aWatchSeesWhatLivesOnlyBetweenTwoLooks() throws IOException, InterruptedException {
    CostMeter meter = CostMeter.ofThisProcess();
    CostMeter witness = CostMeter.ofThisProcess();
    long alone = peak(witness);
    try (Watch watch = meter.watchPeak(Duration.ofMillis(1))) {
      Process holder = new ProcessBuilder("sh", "-c", HOLD).start();
      try {
        BusyProcess.await(() -> peak(witness) >= alone + HELD);
        // The second look from here on began after the memory was there.
        long looks = watch.looks();
        BusyProcess.await(() -> watch.looks() >= looks + 2);
      } finally {
        holder.getOutputStream().close();
      }
      assertThat(holder.waitFor()).isZero();
    }

    assertThat(peak(meter)).isGreaterThan(alone + HELD);
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("peak-watch");
  }

  @Test
  void aClosedWatchLooksNoMore() throws InterruptedException {
    CountDownLatch looks = new CountDownLatch(3);
    Watch watch = new Watch("test-watch", looks::countDown, Duration.ofNanos(1));
    looks.await();
    watch.close();
    long counted = watch.looks();

    assertThat(counted).isGreaterThanOrEqualTo(2);
    watch.close();
    assertThat(watch.looks()).isEqualTo(counted);
    assertThatThrownBy(() -> new Watch("test-watch", looks::countDown, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long peak(CostMeter meter) {
    Long peak = meter.now().peakResidentBytes();
    return peak == null ? 0 : peak;
  }
}
