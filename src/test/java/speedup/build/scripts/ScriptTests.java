package speedup.build.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every script, and what the scripts that measure do. */
@EnabledOnOs(OS.LINUX)
final class ScriptTests {

  @TempDir Path folder;

  static Stream<String> scripts() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("scripts"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void everyScriptIsExecutableAndExplainsItself(String script) throws Exception {
    assertThat(Path.of("scripts", script)).isExecutable();
    ScriptSandbox.Outcome help = new ScriptSandbox(folder, script).run("--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.output()).startsWith("Usage: scripts/" + script);
  }

  @Test
  void noScriptHasWhatShellcheckWarnsOf() throws Exception {
    List<String> command = new ArrayList<>(List.of("shellcheck", ".ci/run"));
    scripts().forEach(script -> command.add("scripts/" + script));
    required("shellcheck");

    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEmpty();
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void thePythonCounterpartsPassTheirOwnTests() throws Exception {
    required("python3");

    Process process =
        new ProcessBuilder(
                "python3",
                "-B",
                "-m",
                "unittest",
                "discover",
                "--start-directory",
                "src/test/python")
            .redirectErrorStream(true)
            .start();

    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).containsPattern("Ran [1-9][0-9]* tests");
  }

  @ParameterizedTest
  @CsvSource({
    "1, '1,2,3,4,5,6'",
    "3, '1,2,3,4,5,6'",
    "4, '1,2,3,4,5,6,7,8'",
    "16, '1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,24,32'",
    "20, '1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,24,32,40'"
  })
  void theFullMatrixGoesFromOneWorkerToTwiceTheCores(int cores, String workers) throws Exception {
    ScriptSandbox sandbox = new ScriptSandbox(folder, "full-matrix");
    sandbox.withJar();
    sandbox.standIn("getconf", "echo " + cores);
    sandbox.standIn("java", "echo \"${*:4}\"");

    ScriptSandbox.Outcome outcome = sandbox.run("--label", "x", "--quick", "--budget", "1h");

    assertThat(outcome.output().lines())
        .containsExactly(
            "PrimeCheck|Rc4|Sha256 -p workers="
                + workers
                + " -p lifecycle=cold,warm -p scale=1,4,16,64 --quick --label x-computing --budget"
                + " 1h",
            "FlagDownload -p workers=1,2,5,10,20,50 -p lifecycle=cold,warm"
                + " --quick --label x-flags --budget 1h");
  }

  @ParameterizedTest
  @CsvSource({"full-matrix,''", "collect-tables,''"})
  void whatNeedsTheJarSaysThatItIsMissing(String script, String jdks) throws Exception {
    ScriptSandbox sandbox = new ScriptSandbox(folder, script);
    List<String> arguments = new ArrayList<>();
    for (String jdk : jdks.isEmpty() ? new String[0] : jdks.split(" ", -1)) {
      arguments.add(
          sandbox
              .program(folder.resolve(jdk + "/bin/java"), "")
              .toString()
              .replace("/bin/java", ""));
    }

    ScriptSandbox.Outcome outcome = sandbox.run(arguments.toArray(String[]::new));

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.output()).contains("benchmarks.jar is not there: mvn verify makes it");
  }

  @Test
  void tablesOfEveryRunAreCollectedWithTheOptionsOfTable() throws Exception {
    ScriptSandbox sandbox = new ScriptSandbox(folder, "collect-tables");
    sandbox.withJar();
    sandbox.standIn("java", "echo \"${*:3}\"");
    for (String run : List.of("one", "two")) {
      Files.createDirectories(folder.resolve("results/" + run));
      Files.createFile(folder.resolve("results/" + run + "/journal.jsonl"));
    }
    Files.createDirectories(folder.resolve("results/no-run"));

    ScriptSandbox.Outcome outcome = sandbox.run("-o", "tables.md", "--", "--by", "strategy");

    assertThat(outcome).isEqualTo(new ScriptSandbox.Outcome(0, ""));
    String results = folder.toRealPath() + "/results/";
    assertThat(folder.resolve("tables.md"))
        .hasContent(
            "table %sone --format markdown --by strategy\n\ntable %stwo --format markdown --by strategy\n\n"
                .formatted(results, results));
  }

  @ParameterizedTest
  @CsvSource({
    "--rounds 0, '--rounds must be 1 or more, not ''0'''",
    "--seed x, '--seed must be a number, not ''x'''",
    "--rounds, '--rounds needs a value'",
    "--workload rc5, '--workload must be all, primes, rc4, sha256 or flags, not ''rc5'''",
    "--cold --workload primes, '--cold measures no primes'",
    "--nonsense, 'unknown option ''--nonsense'''"
  })
  void aComparisonWithCpythonRefusesWhatItCannotDo(String words, String complaint)
      throws Exception {
    ScriptSandbox.Outcome outcome =
        new ScriptSandbox(folder, "compare-with-cpython").run(words.split(" ", -1));

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.output()).startsWith("compare-with-cpython: " + complaint);
  }

  /** A machine without the program leaves a test out; CI must have it. */
  private static void required(String program) throws Exception {
    boolean isThere =
        new ProcessBuilder("bash", "-c", "command -v " + program)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor()
            == 0;
    if (System.getenv("CI") != null) {
      assertThat(isThere).as("%s is installed", program).isTrue();
    }
    assumeTrue(isThere, program + " is not installed");
  }
}
