package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.batch.BatchCell;
import speedup.cli.SpeedupProcess.Ended;
import speedup.run.StoredRun;

/** What the jar measures when cells are selected. */
final class MeasuringIntegrationTests {

  @TempDir Path folder;

  @Test
  void exactlyTheSelectedCellsAreMeasuredAndWrittenWhereAsked() throws Exception {
    Path file = folder.resolve("asked.json");

    Ended ended =
        SpeedupProcess.runJar(
            folder,
            "Sha256",
            "-p",
            "scale=0.01",
            "-p",
            "strategy=sequential,fixed,virtual",
            "-p",
            "workers=1,2",
            "-wi",
            "0",
            "-i",
            "1",
            "--repeats",
            "0",
            "--rounds",
            "1",
            "-rf",
            "json",
            "-rff",
            file.toString());

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.out() + ended.err()).doesNotContain("[warning]");
    StoredRun run = StoredRun.read(SpeedupProcess.runs(folder).getFirst());
    assertThat(run.forks())
        .extracting(fork -> BatchCell.of(fork.cell()).orElseThrow().toString())
        .containsExactlyInAnyOrder(
            // The baseline of that many is measured twice a round.
            "sha256 sequential x1 (cold, scale=0.01)",
            "sha256 sequential x1 (cold, scale=0.01)",
            "sha256 fixed x1 (cold, scale=0.01)",
            "sha256 fixed x2 (cold, scale=0.01)",
            "sha256 virtual x1 (cold, scale=0.01)",
            "sha256 virtual x2 (cold, scale=0.01)");
    assertThat(run.forks()).allSatisfy(fork -> assertThat(fork.scores()).hasSize(1));
    assertThat(ended.out())
        .contains("Speedup on sha256 (scale=0.01), cold, over sequential: ")
        .contains("sha256: no answer: it takes 3 rounds, and there is 1")
        .contains("Its page is ")
        .contains(" --rounds 10");
    assertThat(SpeedupProcess.runs(folder).getFirst().resolve("speedup.md"))
        .content()
        .contains("Time and speedup: virtual, cold")
        .contains("sequential has one worker")
        .contains("1.00x");
    JsonNode asked = new ObjectMapper().readTree(file.toFile());
    assertThat(asked).hasSize(5);
    assertThat(asked)
        .allSatisfy(
            result -> assertThat(result.at("/primaryMetric/rawData/0/0").isDouble()).isTrue());
  }

  /** Two heap sizes that do not fit would end every fork at once. */
  @Test
  void theHeapIsTheUsersWhereTheUserNamesOneAndTheBenchmarksElsewhere() throws Exception {
    // Said of the archive, it keeps the run from making one for forks with this heap.
    Ended ended = rc4("-jvmArgsAppend", "-Xshare:auto -Xmx300m");

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.out()).contains(" -Xmx300m\n").doesNotContain("-Xms384m");
    assertThat(rc4().out()).contains(", forks with -Xms384m -Xmx384m ");
  }

  private Ended rc4(String... more) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of("Rc4", "-p", "strategy=fixed", "-p", "workers=2", "-p", "scale=0.1"));
    words.addAll(List.of("-wi", "0", "-i", "1", "--rounds", "1", "--repeats", "0"));
    words.addAll(List.of(more));
    return SpeedupProcess.runJar(folder, words.toArray(String[]::new));
  }

  @Test
  void anOlderJavaMeasuresOnANewerOne() throws Exception {
    assumeThat(Jdks.older()).as("a JDK from 11 to 20 is installed").isNotEmpty();

    try (SpeedupProcess process =
        SpeedupProcess.startJar(
            Jdks.older().getFirst(),
            folder,
            "Sha256",
            "-p",
            "scale=0.01",
            "-p",
            "strategy=virtual",
            "-p",
            "workers=2",
            "-wi",
            "0",
            "-i",
            "1",
            "--repeats",
            "0",
            "--rounds",
            "1")) {
      Ended ended = process.awaitEnd();

      assertThat(ended.exitCode()).as(ended.err()).isZero();
      StoredRun run = StoredRun.read(SpeedupProcess.runs(folder).getFirst());
      assertThat(Runtime.Version.parse(run.environment().orElseThrow().jvm().version()).feature())
          .isGreaterThanOrEqualTo(21);
      assertThat(run.forks()).hasSize(1);
    }
  }

  @Test
  void jmhItselfRunsTheBenchmarksToo() throws Exception {
    try (SpeedupProcess process =
        SpeedupProcess.startClassOfJar(
            "org.openjdk.jmh.Main",
            folder,
            "Sha256",
            "-p",
            "scale=0.01",
            "-p",
            "strategy=virtual",
            "-p",
            "workers=2",
            "-f",
            "1",
            "-wi",
            "0",
            "-i",
            "1")) {
      Ended ended = process.awaitEnd();

      assertThat(ended.exitCode()).as(ended.err()).isZero();
      assertThat(ended.out()).contains("Sha256Benchmark.sha256").contains("s/op");
      assertThat(Files.exists(folder.resolve("work/results"))).isFalse();
    }
  }
}
