package speedup.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.environment.Diagnosis.Severity;

final class DoctorTests {

  private static final long GIBIBYTE = 1L << 30;

  @TempDir Path root;

  @Test
  void aDesktopIsToldAboutItsClockItsThreadsAndItsSwap() throws InterruptedException {
    FakeSystem.bareMetal(root).file("proc/loadavg", "3.10 2.00 1.00 4/900 6051");

    List<Diagnosis> findings = examine();

    assertWarning(findings, "frequency governor", "powersave", "cpupower");
    assertWarning(findings, "turbo", "on", "no_turbo");
    assertWarning(findings, "physical cores", "4 for 8 CPUs", "Compare up to 4");
    assertWarning(findings, "swap in use", "0.4 GiB", "swapoff");
    assertWarning(findings, "load", "3.10", "Wait");
    assertThat(finding(findings, "CPUs allowed")).isEqualTo(Diagnosis.ok("CPUs allowed", "8 of 8"));
    assertThat(finding(findings, "virtual machine").severity()).isEqualTo(Severity.OK);
    assertThat(finding(findings, "memory available").figure()).isEqualTo("8.6 GiB");
  }

  @Test
  void aContainerIsToldAboutItsLimits() throws InterruptedException {
    FakeSystem.limitedContainer(root);

    List<Diagnosis> findings = examine();

    assertWarning(findings, "CPUs allowed", "4 of 16", "More than 4 workers");
    assertWarning(findings, "CPU limit", "1.50 cores", "throttled");
    assertThat(finding(findings, "container").figure()).isEqualTo("Docker");
    assertThat(finding(findings, "throttling").severity()).isEqualTo(Severity.OK);
  }

  @Test
  void aVirtualMachineIsToldAboutItsNeighbours() throws InterruptedException {
    FakeSystem.virtualMachine(root);

    assertWarning(examine(), "virtual machine", "Google Compute Engine", "steal");
  }

  @Test
  void processorsThatShareACoreAreTold() {
    List<Diagnosis> shared = MomentExamination.of(new ProcessorsAtWork(2, 1.31, 0.384));
    assertWarning(shared, "processors at work", "1.3 of 2", "share cores");
    assertWarning(shared, "speed of one", "varies by 38 %", "more rounds");

    assertThat(MomentExamination.of(new ProcessorsAtWork(2, 1.6, 0.05)))
        .containsExactly(
            Diagnosis.ok("processors at work", "1.6 of 2"),
            Diagnosis.ok("speed of one", "varies by 5.0 %"));
  }

  @Test
  void whatTheProcessorsDoIsMeasuredOnThem() throws InterruptedException {
    ProcessorsAtWork work = ProcessorsAtWork.measure(2);

    assertThat(work.processors()).isEqualTo(2);
    assertThat(work.together()).isPositive().isFinite();
    assertThat(work.variation()).isNotNegative().isFinite();
  }

  @Test
  void aSystemThatOffersNothingIsToldSo() throws InterruptedException {
    List<Diagnosis> findings = examine();

    assertThat(findings)
        .filteredOn(finding -> finding.severity() == Severity.NOT_AVAILABLE)
        .allMatch(finding -> finding.figure().equals("not available"))
        .extracting(Diagnosis::what)
        .contains("frequency governor", "foreign CPU", "steal", "CPU pressure", "swap in use");
    assertThat(findings)
        .noneMatch(
            finding -> finding.severity() == Severity.WARNING && !finding.what().equals("JDK"));
  }

  @Test
  void anOldJdkAndAlwaysHugePagesAreWarnedOf() {
    Environment environment =
        Environment.capture(FakeSystem.bareMetal(root).root(), Clock.systemUTC(), List.of());
    Environment old =
        new Environment(
            environment.date(),
            new HostJvm("Vendor", "21.0.2", "21.0.2+13", "VM", List.of(), "G1", GIBIBYTE),
            environment.processors(),
            new Memory(GIBIBYTE, null, "always"),
            environment.platform(),
            environment.software());

    List<Diagnosis> findings = MachineExamination.of(old);

    assertWarning(findings, "JDK", "21.0.2", "JDK 25");
    assertWarning(findings, "transparent huge pages", "always", "madvise");
  }

  @Test
  void whatGoesOnNowIsWarnedOf() {
    Noise noise = new Noise(1, 0.07, 1.2, 0.6, 4L, 0.3, 0.5, 0.1, null);

    List<Diagnosis> findings = MomentExamination.of(noise, new MemoryNow(GIBIBYTE, 0L));

    assertWarning(findings, "foreign CPU", "1.20 cores", "end them or wait");
    assertWarning(findings, "steal", "7.0 %", "dedicated");
    assertWarning(findings, "throttling", "0.30 s", "raise it");
    assertWarning(findings, "memory available", "1.0 GiB", "killed");
    assertThat(finding(findings, "CPU pressure").figure()).isEqualTo("50 %");
    assertThat(finding(findings, "swap in use").severity()).isEqualTo(Severity.OK);
  }

  @Test
  void thisMachineCanBeExamined() throws InterruptedException {
    List<Diagnosis> findings =
        Doctor.examine(
            Environment.capture(Clock.systemUTC()),
            NoiseMeter.ofThisProcess(),
            Duration.ofMillis(100));

    assertThat(findings).extracting(Diagnosis::what).doesNotHaveDuplicates().hasSize(16);
    assertThat(findings).allMatch(finding -> !finding.figure().isEmpty());
  }

  private List<Diagnosis> examine() throws InterruptedException {
    AtomicLong nanoTime = new AtomicLong();
    return Doctor.examine(
        Environment.capture(root, Clock.systemUTC(), List.of()),
        new NoiseMeter(root, 1, () -> nanoTime.getAndAdd(1_000_000_000L)),
        Duration.ZERO);
  }

  private static void assertWarning(
      List<Diagnosis> findings, String what, String figure, String advice) {
    Diagnosis finding = finding(findings, what);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.figure()).isEqualTo(figure);
    assertThat(finding.advice()).contains(advice);
  }

  private static Diagnosis finding(List<Diagnosis> findings, String what) {
    return findings.stream()
        .filter(finding -> finding.what().equals(what))
        .findFirst()
        .orElseThrow();
  }
}
