package speedup.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
final class NoiseMeterTests {

  private static final Path SYSTEM = Path.of("/");

  @TempDir Path root;
  private final AtomicLong nanoTime = new AtomicLong(77);

  /** Looks that are compared: two processors work for 0.1 s meanwhile, at most. */
  private static final Duration ONE_MOMENT = Duration.ofMillis(50);

  @Test
  void whatIsNotOursIsForeign() {
    FakeSystem system =
        FakeSystem.virtualMachine(root)
            .file("proc/stat", stat("1000 0 500 4000 10 5 5 20", "2000 10 0 4000 0 0 0 0"))
            .file("proc/loadavg", "0.75 0.40 0.10 1/85 6051")
            .file("proc/pressure/cpu", "some avg10=0.10 avg60=0.00 avg300=0.00 total=1000000")
            .process(1, 0, 10, 10, 100)
            .process(100, 1, 300, 0, 1000);
    NoiseMeter meter = new NoiseMeter(root, 100, nanoTime::get);

    NoiseMeter.Sample before = meter.sample();
    // 4 s on 2 CPUs: 3 s of user and system time, of which ours 2 s; 0.4 s stolen; 0.1 s of
    // interrupts; the rest idle.
    nanoTime.addAndGet(4_000_000_000L);
    system
        .file("proc/stat", stat("1150 0 550 4100 10 10 10 60", "2080 10 20 4350 0 0 0 0"))
        .file("proc/pressure/cpu", "some avg10=0.10 avg60=0.00 avg300=0.00 total=2000000")
        .process(100, 1, 380, 120, 1000);
    Noise noise = meter.since(before);

    assertThat(noise.elapsedSeconds()).isEqualTo(4.0);
    assertThat(noise.foreignCores()).isCloseTo(0.25, within(1e-9));
    assertThat(noise.foreignShare()).isCloseTo(0.125, within(1e-9));
    assertThat(noise.stealShare()).isCloseTo(0.4 / 8.0, within(1e-9));
    assertThat(noise.pressureShare()).isCloseTo(0.25, within(1e-9));
    assertThat(noise.loadBefore()).isEqualTo(0.75);
    assertThat(noise.throttledPeriods()).isNull();
  }

  @Test
  void whatHappensOnCpusThatAreNotAllowedIsNoNoise() {
    FakeSystem system =
        new FakeSystem(root)
            .file("proc/self/status", "Cpus_allowed_list:\t1")
            .file("proc/stat", stat("0 0 0 0 0 0 0 0", "0 0 0 0 0 0 0 0"))
            .process(100, 1, 0, 0, 1000);
    NoiseMeter meter = new NoiseMeter(root, 100, nanoTime::get);

    NoiseMeter.Sample before = meter.sample();
    nanoTime.addAndGet(1_000_000_000L);
    system.file("proc/stat", stat("80 0 0 0 0 0 0 20", "25 0 0 75 0 0 0 0"));

    assertThat(meter.since(before).foreignShare()).isCloseTo(0.25, within(1e-9));
    assertThat(meter.since(before).stealShare()).isEqualTo(0.0);
  }

  @Test
  void moreOfOursThanTheProcessorsCountedIsNoNoise() {
    FakeSystem system =
        new FakeSystem(root)
            .file("proc/stat", stat("0 0 0 0 0 0 0 0", "0 0 0 0 0 0 0 0"))
            .process(100, 1, 0, 0, 1000);
    NoiseMeter meter = new NoiseMeter(root, 100, nanoTime::get);

    NoiseMeter.Sample before = meter.sample();
    nanoTime.addAndGet(1_000_000_000L);
    system
        .file("proc/stat", stat("98 0 0 2 0 0 0 0", "0 0 0 100 0 0 0 0"))
        .process(100, 1, 99, 0, 1);

    assertThat(meter.since(before).foreignCores()).isEqualTo(0.0);
  }

  @Test
  void throttlingIsCountedInBothVersionsOfControlGroups() {
    FakeSystem system =
        FakeSystem.limitedContainer(root)
            .file("proc/self/cgroup", "2:cpu,cpuacct:/docker/1f\n0::/")
            .file(
                "sys/fs/cgroup/cpu/cpu.stat",
                "nr_periods 9\nnr_throttled 5\nthrottled_time 1000000000");
    NoiseMeter meter = new NoiseMeter(root, 100, nanoTime::get);

    NoiseMeter.Sample before = meter.sample();
    system
        .file("sys/fs/cgroup/cpu.stat", FakeSystem.throttled(50, 3_000_000))
        .file(
            "sys/fs/cgroup/cpu/cpu.stat",
            "nr_periods 12\nnr_throttled 7\nthrottled_time 1250000000");
    Noise noise = meter.since(before);

    assertThat(noise.throttledPeriods()).isEqualTo(12);
    assertThat(noise.throttledSeconds()).isCloseTo(0.75, within(1e-9));
  }

  @Test
  void aSystemThatOffersNothingLeavesFiguresAbsent() {
    NoiseMeter meter = new NoiseMeter(root, 100, nanoTime::get);

    NoiseMeter.Sample before = meter.sample();
    nanoTime.addAndGet(1_500_000_000L);

    assertThat(meter.since(before))
        .isEqualTo(new Noise(1.5, null, null, null, null, null, null, null, null));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aBusyChildIsOurs() throws IOException {
    // To a meter of another process the same child is foreign: the difference of the two is ours,
    // whatever else this machine is doing.
    try (BusyProcess other = BusyProcess.child();
        BusyProcess child = BusyProcess.child()) {
      NoiseMeter ours = NoiseMeter.ofThisProcess();
      NoiseMeter others = new NoiseMeter(SYSTEM, other.handle().pid(), System::nanoTime);
      NoiseMeter.Sample othersBefore = others.sample();
      NoiseMeter.Sample oursBefore = ours.sample();

      double used = child.use(0.5);
      Noise toUs = ours.since(oursBefore);
      Noise toOthers = others.since(othersBefore);

      assertThat(foreignSeconds(toOthers) - foreignSeconds(toUs)).isGreaterThan(used / 2);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aBusyStrangerIsForeign() throws IOException {
    try (BusyProcess stranger = BusyProcess.stranger()) {
      CostMeter cost = CostMeter.ofThisProcess();
      NoiseMeter ours = NoiseMeter.ofThisProcess();
      NoiseMeter itsOwn = new NoiseMeter(SYSTEM, stranger.handle().pid(), System::nanoTime);
      Duration apart;
      do {
        long start = System.nanoTime();
        Cost costBefore = cost.now();
        NoiseMeter.Sample itsOwnBefore = itsOwn.sample();
        NoiseMeter.Sample oursBefore = ours.sample();
        apart = Duration.ofNanos(System.nanoTime() - start);

        double used = stranger.use(0.5);
        start = System.nanoTime();
        Noise toUs = ours.since(oursBefore);
        Noise toItself = itsOwn.since(itsOwnBefore);
        Double spent = cost.now().since(costBefore).cpuSeconds();
        apart = apart.plusNanos(System.nanoTime() - start);

        if (apart.compareTo(ONE_MOMENT) < 0) {
          // To itself it is not foreign, and we are.
          assertThat(spent).isNotNull();
          assertThat(foreignSeconds(toUs) - (foreignSeconds(toItself) - spent))
              .isGreaterThan(used / 2);
          assertThat(NoiseLimits.FIXED.reasons(toUs))
              .anySatisfy(reason -> assertThat(reason).endsWith("cores of foreign CPU"));
        }
        // Or this thread stood still meanwhile, and others worked between the looks.
      } while (apart.compareTo(ONE_MOMENT) >= 0);
    }
  }

  private static double foreignSeconds(Noise noise) {
    Double cores = noise.foreignCores();
    assertThat(cores).isNotNull();
    return cores * noise.elapsedSeconds();
  }

  private static String stat(String first, String second) {
    return "cpu  9 9 9 9 9 9 9 9 9 9\ncpu0 %s 0 0\ncpu1 %s 0 0\nintr 205096 0 0\nctxt 1"
        .formatted(first, second);
  }
}
