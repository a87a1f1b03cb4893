package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import speedup.cli.SpeedupProcess.Ended;
import speedup.run.GeneratedRun;

/** What the jar answers without measuring. */
final class CommandLineIntegrationTests {

  @TempDir Path folder;

  @Test
  void helpTellsTheCommands() throws Exception {
    Ended help = SpeedupProcess.runJar(folder, "--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("Which concurrency strategy").contains("run");
    assertThat(help.err()).isEmpty();
  }

  @Test
  void helpOfRunTellsItsOptions() throws Exception {
    Ended help = SpeedupProcess.runJar(folder, "run", "--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("--rounds", "--seed", "--results", "--label", "--fork-limit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void versionIsThatOfTheJar(String word) throws Exception {
    Ended version = SpeedupProcess.runJar(folder, word);

    assertThat(version.exitCode()).isZero();
    assertThat(version.out()).matches("Speedup [0-9]+\\.[0-9]+\\.[0-9]+(-[0-9A-Za-z.]+)?\\R");
    assertThat(version.err()).isEmpty();
  }

  /** To a JVM in the locale C every letter beyond ASCII is lost, and none to this command. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aNameThatTheLocaleCannotSayIsReadAllTheSame() throws Exception {
    GeneratedRun.named("umlaut")
        .with(GeneratedRun.cell("primes", "sequential", 1), 1)
        .with(GeneratedRun.cell("primes", "fixed", 2), 0.5)
        .writeTo(folder.resolve("work").resolve("run"));
    String script = "n=$(printf 'run-\\303\\244'); mv run \"$n\"; LC_ALL=C exec \"$@\" \"$n\"";

    try (SpeedupProcess started =
        SpeedupProcess.startJarBy(List.of("/bin/sh", "-c", script, "sh"), folder, "table")) {
      Ended table = started.awaitEnd();

      assertThat(table.err()).isEmpty();
      assertThat(table.out()).contains("The run is kept in run-ä\n");
      assertThat(table.exitCode()).isZero();
    }
  }

  @Test
  void theBenchmarksAreListedAsByJmh() throws Exception {
    Ended list = SpeedupProcess.runJar(folder, "-l");

    assertThat(list.exitCode()).isZero();
    assertThat(list.out())
        .contains(
            "speedup.benchmark.FlagDownloadBenchmark.flags",
            "speedup.benchmark.PrimeCheckBenchmark.primes",
            "speedup.benchmark.Rc4Benchmark.rc4",
            "speedup.benchmark.Sha256Benchmark.sha256")
        .doesNotContain("param");
    assertThat(SpeedupProcess.runs(folder)).isEmpty();
  }

  @Test
  void theirParametersAreListedAsByJmh() throws Exception {
    Ended list = SpeedupProcess.runJar(folder, "-lp", "Prime");

    assertThat(list.exitCode()).isZero();
    assertThat(list.out())
        .contains("PrimeCheckBenchmark.primes", "param \"workers\"", "param \"strategy\"")
        .contains("sequential", "fixed", "virtual", "workstealing")
        .doesNotContain("Rc4");
  }

  /** JMH looks for a library of one of them, of which the JVM would warn. */
  @Test
  void theProfilersAreListedWithoutAWarning() throws Exception {
    Ended list = SpeedupProcess.runJar(folder, "-lprof");

    assertThat(list.exitCode()).isZero();
    assertThat(list.out()).contains("Supported profilers");
    assertThat(list.err()).isEmpty();
  }

  @Test
  void badInputIsToldInOneLineBeforeAnythingIsMeasured() throws Exception {
    Ended refused = SpeedupProcess.runJar(folder, "Prime", "-p", "strategy=nonsense");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err().lines()).hasSize(1);
    assertThat(refused.err()).contains("nonsense", "sequential, fixed, virtual, workstealing");
    assertThat(SpeedupProcess.runs(folder)).isEmpty();
  }

  @Test
  void anOlderJavaFindsANewerOneAndPassesItsExitCodeOn() throws Exception {
    assumeThat(Jdks.older()).as("a JDK from 11 to 20 is installed").isNotEmpty();
    Path java = Jdks.older().getFirst();

    try (SpeedupProcess version = SpeedupProcess.startJar(java, folder, "--version");
        SpeedupProcess refused =
            SpeedupProcess.startJar(java, folder, "Prime", "-p", "strategy=nonsense")) {
      assertThat(version.awaitEnd())
          .satisfies(ended -> assertThat(ended.exitCode()).isZero())
          .satisfies(ended -> assertThat(ended.out()).startsWith("Speedup "))
          .satisfies(ended -> assertThat(ended.err()).isEmpty());
      assertThat(refused.awaitEnd())
          .satisfies(ended -> assertThat(ended.exitCode()).isEqualTo(2))
          .satisfies(ended -> assertThat(ended.err()).contains("nonsense"));
    }
  }
}
