package speedup.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FingerprintTests {

  private static final Instant DATE = Instant.parse("2026-03-04T05:06:07Z");

  @TempDir Path root;

  @Test
  void theSameMachineOnAnotherDayIsTheSame() {
    FakeSystem.bareMetal(root);
    Environment then = capture(DATE);
    new FakeSystem(root).file("proc/meminfo", "MemTotal: 16166600 kB");
    Environment now = capture(DATE.plusSeconds(86_400));

    assertThat(now.fingerprint().differencesFrom(then.fingerprint())).isEmpty();
    assertThat(now.fingerprint()).isEqualTo(then.fingerprint());
  }

  @Test
  void anotherMachineIsToldInWords() {
    FakeSystem.bareMetal(root);
    Environment then = capture(DATE);
    new FakeSystem(root)
        .file("proc/self/status", "Cpus_allowed_list:\t0-3")
        .file("sys/fs/cgroup/user.slice/cpu.max", "250000 100000");
    Environment now = capture(DATE);

    assertThat(now.fingerprint().differencesFrom(then.fingerprint()))
        .allMatch(difference -> difference.part() == Fingerprint.Part.MACHINE)
        .extracting(Difference::toString)
        .containsExactly("CPUs allowed 0-7 then, 0-3 now", "CPU limit none then, 2.5 now");
    assertThat(now.fingerprint()).isNotEqualTo(then.fingerprint());
  }

  @Test
  void anotherJdkAndAnotherJarAreToldApart() {
    Environment then = with("21.0.2", new Software("0.1.0", "aa", Map.of()));
    Environment now = with("25.0.3", new Software("0.1.0", "bb", Map.of("x:y", "1")));

    assertThat(now.fingerprint().differencesFrom(then.fingerprint()))
        .containsExactly(
            new Difference(Fingerprint.Part.JDK, "JDK", "21.0.2", "25.0.3"),
            new Difference(Fingerprint.Part.JAR, "jar", "aa", "bb"));
    assertThat(now.fingerprint().differencesFrom(then.fingerprint()).getFirst())
        .hasToString("JDK 21.0.2 then, 25.0.3 now");
  }

  @Test
  void theSameJdkStartedOtherwiseIsNoOtherJdk() {
    Environment then = with("25.0.3", "-Xmx1g", new Software("0.1.0", "aa", Map.of()));
    Environment now = with("25.0.3", "-Xmx2g", new Software("0.1.0", "aa", Map.of()));

    assertThat(now.fingerprint().differencesFrom(then.fingerprint()))
        .containsExactly(new Difference(Fingerprint.Part.FLAGS, "JVM flags", "-Xmx1g", "-Xmx2g"));
  }

  /** JMH's lock tells to measure beside others so; who goes on without it is not to be refused. */
  @Test
  void leaveToMeasureBesideOthersIsNoOtherFlag() {
    Environment then =
        with("25.0.3", "-Djmh.ignoreLock=true", new Software("0.1.0", "aa", Map.of()));
    Environment now =
        with("25.0.3", "-Djmh.ignoreLock=false", new Software("0.1.0", "aa", Map.of()));

    assertThat(now.fingerprint()).isEqualTo(then.fingerprint());
    assertThat(then.jvm().arguments()).containsExactly("-Djmh.ignoreLock=true");
  }

  private Environment with(String version, Software software) {
    return with(version, "-Xmx1g", software);
  }

  private Environment with(String version, String flag, Software software) {
    Environment environment = capture(DATE);
    HostJvm jvm = new HostJvm("Vendor", version, "build", "VM", List.of(flag), "G1", 1L << 30);
    return new Environment(
        DATE,
        jvm,
        environment.processors(),
        environment.memory(),
        environment.platform(),
        software);
  }

  private Environment capture(Instant date) {
    return Environment.capture(root, Clock.fixed(date, ZoneOffset.UTC), List.of());
  }
}
