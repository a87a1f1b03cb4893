package speedup.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnvironmentTests {

  private static final Instant DATE = Instant.parse("2026-03-04T05:06:07Z");
  private static final Clock CLOCK = Clock.fixed(DATE, ZoneOffset.UTC);

  @TempDir Path root;

  @Test
  void bareMetalTellsCoresGovernorAndTurbo() {
    FakeSystem.bareMetal(root);

    Environment environment = capture();

    Processors processors = environment.processors();
    assertThat(processors.model()).isEqualTo("Intel(R) Core(TM) i7-8565U CPU @ 1.80GHz");
    assertThat(processors.online()).isEqualTo(8);
    assertThat(processors.allowed()).isEqualTo(8);
    assertThat(processors.physicalCores()).isEqualTo(4);
    assertThat(processors.limit()).isNull();
    assertThat(processors.governor()).isEqualTo("powersave");
    assertThat(processors.turbo()).isTrue();
    assertThat(environment.memory()).isEqualTo(new Memory(16_166_640L * 1024, null, "madvise"));
    Platform platform = environment.platform();
    assertThat(platform.operatingSystem()).isEqualTo("Fedora Linux 42");
    assertThat(platform.kernel()).isEqualTo("6.14.2-300.fc42.x86_64");
    assertThat(platform.virtualMachine()).isNull();
    assertThat(platform.container()).isNull();
    assertThat(environment.date()).isEqualTo(DATE);
  }

  @Test
  void aVirtualMachineIsNamedAfterItsFirmware() {
    FakeSystem.virtualMachine(root);

    assertThat(capture().platform().virtualMachine()).isEqualTo("Google Compute Engine");
    assertThat(capture().processors().physicalCores()).isEqualTo(1);
  }

  @Test
  void aHypervisorWithoutFirmwareTablesIsStillOne() {
    new FakeSystem(root).file("proc/cpuinfo", "flags\t: fpu hypervisor");

    assertThat(capture().platform().virtualMachine()).isEqualTo("unnamed hypervisor");
  }

  @Test
  void aCloudsBareMetalMachineIsNoVirtualMachine() {
    new FakeSystem(root)
        .file("proc/cpuinfo", "flags\t: fpu vmx")
        .file("sys/class/dmi/id/sys_vendor", "Amazon EC2");

    assertThat(capture().platform().virtualMachine()).isNull();
  }

  @Test
  void aContainerTellsItsLimits() {
    FakeSystem.limitedContainer(root);

    Environment environment = capture();

    assertThat(environment.platform().container()).isEqualTo("Docker");
    assertThat(environment.processors().online()).isEqualTo(16);
    assertThat(environment.processors().allowed()).isEqualTo(4);
    assertThat(environment.processors().allowedList()).isEqualTo("0-2,8");
    assertThat(environment.processors().limit()).isEqualTo(1.5);
    assertThat(environment.memory().limit()).isEqualTo(2L << 30);
  }

  @Test
  void theLeastLimitOfTheGroupsAboveHolds() {
    new FakeSystem(root)
        .file("proc/self/cgroup", "0::/pod/one")
        .file("sys/fs/cgroup/pod/cpu.max", "200000 100000")
        .file("sys/fs/cgroup/pod/one/cpu.max", "max 100000")
        .file("sys/fs/cgroup/pod/memory.max", "max");

    assertThat(capture().processors().limit()).isEqualTo(2.0);
    assertThat(capture().memory().limit()).isNull();
  }

  @Test
  void versionOneOfControlGroupsIsReadAsWell() {
    new FakeSystem(root)
        .file("proc/self/cgroup", "4:memory:/docker/1f\n2:cpu,cpuacct:/docker/1f\n0::/")
        .file("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "50000")
        .file("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000")
        .file("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712")
        .file("sys/fs/cgroup/memory/docker/1f/memory.limit_in_bytes", "1073741824");

    assertThat(capture().processors().limit()).isEqualTo(0.5);
    assertThat(capture().memory().limit()).isEqualTo(1L << 30);
    assertThat(capture().platform().container()).isEqualTo("Docker");
  }

  @Test
  void aSystemThatOffersNothingLeavesFiguresAbsent() {
    Environment environment = capture();

    assertThat(environment.processors())
        .isEqualTo(
            new Processors(
                null,
                null,
                null,
                null,
                null,
                null,
                Runtime.getRuntime().availableProcessors(),
                null,
                null));
    assertThat(environment.memory()).isEqualTo(new Memory(null, null, null));
    assertThat(environment.platform().operatingSystem()).isEqualTo(System.getProperty("os.name"));
    assertThat(environment.software().sha256()).isNull();
  }

  @Test
  void nonsenseInAFileLeavesItsFigureAbsent() {
    new FakeSystem(root)
        .file("proc/self/status", "Cpus_allowed_list:\tall")
        .file("proc/meminfo", "MemTotal: much kB")
        .file("proc/self/cgroup", "0::/\nnonsense")
        .file("sys/fs/cgroup/cpu.max", "lots")
        .file("sys/fs/cgroup/memory.max", "")
        .file("sys/kernel/mm/transparent_hugepage/enabled", "]always[");

    assertThat(capture().processors().allowed()).isNull();
    assertThat(capture().processors().limit()).isNull();
    assertThat(capture().memory()).isEqualTo(new Memory(null, null, null));
  }

  @Test
  void everythingSurvivesTheWayThroughJson() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    for (Environment environment :
        List.of(
            capture(),
            Environment.capture(FakeSystem.bareMetal(root).root(), CLOCK, List.of()),
            Environment.capture(CLOCK))) {
      String json = mapper.writeValueAsString(environment);

      assertThat(mapper.readValue(json, Environment.class)).isEqualTo(environment);
      assertThat(json).contains("\"date\":\"2026-03-04T05:06:07Z\"").doesNotContain("null");
    }
  }

  @Test
  void figuresOfALaterVersionArePassedOver() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    Environment environment = Environment.capture(CLOCK);
    String later =
        mapper
            .writeValueAsString(environment)
            .replace("{\"date\"", "{\"moon\":\"full\",\"date\"")
            .replace("\"processors\":{", "\"processors\":{\"colour\":\"blue\",");

    assertThat(mapper.readValue(later, Environment.class)).isEqualTo(environment);
  }

  @Test
  void aDateThatIsNoneIsRefused() {
    assertThatThrownBy(
            () -> new ObjectMapper().readValue("{\"date\":\"yesterday\"}", Environment.class))
        .isInstanceOf(JsonMappingException.class)
        .hasMessageContaining("not a date and time in UTC");
  }

  @Test
  void theCodeOfThisJvmIsReadOnce() {
    assertThat(Environment.capture(CLOCK).software())
        .isSameAs(Environment.capture(CLOCK).software());
  }

  @Test
  void thisSystemIsKnown() throws IOException {
    Environment environment = Environment.capture(Clock.systemUTC());

    assertThat(environment.jvm().version()).isEqualTo(System.getProperty("java.version"));
    assertThat(environment.jvm().collector())
        .isIn("Serial", "Parallel", "G1", "ZGC", "Shenandoah", "Epsilon");
    assertThat(environment.software().sha256()).matches("[0-9a-f]{64}");
    assertThat(environment.software().libraries())
        .containsKey("com.fasterxml.jackson.core:jackson-databind");
    if (Files.isReadable(Path.of("/proc/self/status"))) {
      assertThat(environment.processors().allowed())
          .isGreaterThanOrEqualTo(environment.processors().availableToJava());
      assertThat(environment.memory().total()).isGreaterThan(1L << 28);
      assertThat(environment.platform().kernel())
          .isEqualTo(Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip());
    }
  }

  private Environment capture() {
    return Environment.capture(root, CLOCK, List.of());
  }
}
