package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import speedup.cli.SpeedupProcess.Ended;
import speedup.run.StoredRun;

/** Variants of somebody else's benchmarks: JVMs that are measured in the same rounds. */
final class ForeignVariantsIntegrationTests {

  @TempDir static Path theirFolder;

  private static ForeignProject theirs = new ForeignProject(Path.of(""));

  @TempDir Path folder;

  @BeforeAll
  static void compile() throws Exception {
    theirs = ForeignProject.compile(theirFolder, "MapBench", "Slow", "Where");
  }

  @Test
  void eachVariantIsMeasuredInTheSameRoundsAndWhatFailsInOneOnlyIsReported() throws Exception {
    Ended ended =
        theirs.run(
            folder,
            "MapBench",
            "-p",
            "impl=hash",
            "--variant",
            "plain",
            "--variant",
            "small:jvmArgs=-Xmx2g -XX:+UseSerialGC",
            "--variant",
            "broken:jvmArgs=-javaagent:" + Files.createFile(folder.resolve("no.jar")),
            "--repeats",
            "0",
            "--rounds",
            "2");

    // A JVM that does not start is found before anything is measured.
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).contains("--variant broken").hasLineCount(1);

    Ended measured =
        theirs.run(
            folder,
            "MapBench|Where",
            "-p",
            "impl=hash",
            "--variant",
            "failing",
            "--variant",
            "working:jvmArgs=-Dwhere=" + folder.resolve("where.txt"),
            "--repeats",
            "0",
            "--rounds",
            "2");

    assertThat(measured.exitCode()).isEqualTo(1);
    StoredRun run = StoredRun.read(SpeedupProcess.runs(folder).getLast());
    assertThat(run.failures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.cell().variant()).isEqualTo("failing"));
    List<String> forks = new ArrayList<>();
    run.forks()
        .forEach(fork ->
            forks.add(fork.round() + " " + fork.cell().method() + " " + fork.cell().variant()));
    assertThat(forks)
        .containsExactlyInAnyOrder(
            "1 get failing",
            "1 get working",
            "1 where working",
            "2 get failing",
            "2 get working",
            "2 where working");
    assertThat(measured.out()).contains("how many times as fast as variant=failing");
  }

  @ParameterizedTest
  @CsvSource({
    "6, 0, Not confirmed: nothing of it is slower this time.",
    "100, 1, Confirmed: it is slower this time too."
  })
  void whatIsSlowerIsMeasuredAgainBeforeItIsCalledARegression(
      int slowForks, int exitCode, String sentence) throws Exception {
    Ended ended =
        theirs.run(
            folder,
            "Slow",
            "--variant",
            "before",
            "--variant",
            "after:jvmArgs=-Dslow=true",
            "-jvmArgsAppend",
            "-Dfirst=" + slowForks + " -Dlines=" + folder.resolve("lines.txt"),
            "--fail-on-regression",
            "--confirm",
            "--repeats",
            "0",
            "--rounds",
            "3");

    assertThat(ended.out())
        .as(ended.err())
        .contains("it is measured again, in a run of its own: ")
        .contains(sentence);
    assertThat(ended.exitCode()).isEqualTo(exitCode);
    assertThat(SpeedupProcess.runs(folder))
        .hasSize(2)
        .allSatisfy(run -> assertThat(StoredRun.read(run).forks()).hasSize(6))
        .anySatisfy(run -> assertThat(run.toString()).endsWith("-confirmation"));
  }

  /** What fails is to be mended first. */
  @Test
  void whereSomethingFailedNothingIsMeasuredAgain() throws Exception {
    Ended ended =
        theirs.run(
            folder,
            "Slow|Where",
            "--variant",
            "before",
            "--variant",
            "after:jvmArgs=-Dslow=true -Dwhere=" + folder.resolve("where.txt"),
            "-jvmArgsAppend",
            "-Dfirst=100 -Dlines=" + folder.resolve("lines.txt"),
            "--fail-on-regression",
            "--confirm",
            "--repeats",
            "0",
            "--rounds",
            "3");

    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(1);
    assertThat(ended.out()).contains("1 slower").doesNotContain("measured again");
    assertThat(SpeedupProcess.runs(folder))
        .singleElement()
        .satisfies(run -> assertThat(StoredRun.read(run).failures()).hasSize(1));
  }
}
