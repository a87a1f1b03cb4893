package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.cli.SpeedupProcess.Ended;
import speedup.run.JournalEntry;
import speedup.run.StoredRun;

/** Runs that are killed or interrupted, and taken up again. */
final class ResumptionIntegrationTests {

  private static final Duration DEADLINE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void aRunThatIsKilledInThreePlacesHasEveryForkOnceInTheEnd() throws Exception {
    killAfter(1, start());
    Path run = SpeedupProcess.runs(folder).getFirst();
    killAfter(2, resume());
    killAfter(4, resume());

    Ended ended = SpeedupProcess.runJar(folder, "--resume", "results/" + run.getFileName());

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("Speedup on sha256 (scale=0.01), cold")
        .doesNotContain("interrupted:");
    StoredRun stored = StoredRun.read(run);
    assertThat(stored.forks())
        .extracting(fork -> fork.round() + " " + fork.cell().params().get("strategy"))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 3)
                .boxed()
                .flatMap(round -> Stream.of("sequential", "fixed").map(name -> round + " " + name))
                .toList());
    // What is there twice is read once, and told.
    assertThat(stored.damage()).noneMatch(what -> what.contains("more than once"));
    assertThat(stored.failures()).isEmpty();
    assertThat(stored.ended()).hasSize(2);
    assertThat(stored.isFinished()).isTrue();
    assertThat(run.resolve("speedup.csv")).isNotEmptyFile();

    Ended again = SpeedupProcess.runJar(folder, "--resume", "results/" + run.getFileName());
    refused(again, "is finished: there is nothing left to measure");
    Ended more =
        SpeedupProcess.runJar(folder, "--resume", "results/" + run.getFileName(), "--rounds", "4");
    assertThat(more.exitCode()).as(more.err()).isZero();
    assertThat(StoredRun.read(run).forks()).hasSize(8);
  }

  @Test
  void aRunThatIsInterruptedGoesOn() throws Exception {
    try (SpeedupProcess process = start()) {
      awaitForks(process, 2);
      new ProcessBuilder("kill", "-TERM", Long.toString(harness(process).pid())).start().waitFor();
      assertThat(process.awaitEnd().out()).contains("interrupted:", "--resume");
    }
    Path run = SpeedupProcess.runs(folder).getFirst();
    assertThat(StoredRun.read(run).finished().orElseThrow().interrupted()).isNotNull();

    Ended ended = SpeedupProcess.runJar(folder, "--resume", "results/" + run.getFileName());

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(StoredRun.read(run).forks()).hasSize(6);
    assertThat(StoredRun.read(run).failures()).isEmpty();
  }

  @Test
  void aRunOfAnotherMachineOrInOtherHandsIsRefused() throws Exception {
    // Its forks wait long enough for another command to come meanwhile.
    killAfter(1, startMeasuring("benchmark.CrowdBenchmark", 10));
    Path run = SpeedupProcess.runs(folder).getFirst();
    String name = "results/" + run.getFileName();
    Path environment = run.resolve("environment.json");
    String text = Files.readString(environment);
    Files.writeString(
        environment, text.replaceFirst("\"vendor\" : \"[^\"]*\"", "\"vendor\" : \"Acme\""));

    refused(
        SpeedupProcess.runJar(folder, "--resume", name), "other conditions: JDK vendor", "Acme");
    refused(SpeedupProcess.runJar(folder, "--resume", name, "Prime"), "and not Prime");
    refused(
        SpeedupProcess.runJar(folder, "--resume", name, "--budget", "9m", "--quick"),
        "and not --quick");

    try (SpeedupProcess owner = SpeedupProcess.startJar(folder, "--resume", name, "--force")) {
      awaitForks(owner, 2);
      refused(
          SpeedupProcess.runJar(folder, "--resume", name, "--force"),
          "is being written by process " + harness(owner).pid());
      kill(owner);
    }

    assertThat(SpeedupProcess.runJar(folder, "--resume", name, "--force").exitCode()).isZero();
    StoredRun stored = StoredRun.read(run);
    assertThat(stored.forks()).hasSize(6);
    assertThat(stored.entries())
        .filteredOn(JournalEntry.Resumed.class::isInstance)
        .hasSize(2)
        .allSatisfy(entry ->
            assertThat(((JournalEntry.Resumed) entry).differences())
                .singleElement()
                .asString()
                .contains("JDK vendor"));
  }

  private static void refused(Ended ended, String... reasons) {
    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.err()).contains(reasons);
  }

  private SpeedupProcess start() throws IOException {
    return startMeasuring("Sha256 -p scale=0.01", 1);
  }

  private SpeedupProcess startMeasuring(String workload, int iterations) throws IOException {
    return SpeedupProcess.startJar(
        folder,
        (workload
                + " -p strategy=sequential,fixed -p workers=1 -wi 0 -i "
                + iterations
                + " --repeats 0 --rounds 3")
            .split(" "));
  }

  private SpeedupProcess resume() throws IOException {
    Path run = SpeedupProcess.runs(folder).getFirst();
    return SpeedupProcess.startJar(folder, "--resume", "results/" + run.getFileName());
  }

  private void killAfter(int forks, SpeedupProcess process) throws Exception {
    try (process) {
      awaitForks(process, forks);
      kill(process);
    }
  }

  /**
   * Ends the harness as the system does when memory runs out, and waits for all of its processes.
   */
  private static void kill(SpeedupProcess process) throws Exception {
    List<ProcessHandle> all = process.process().descendants().toList();
    assertThat(harness(process).destroyForcibly()).isTrue();
    for (ProcessHandle one : all) {
      assertThat(one.onExit().get(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isNotNull();
    }
  }

  /** The JVM that measures: the launcher's child, or where there is none the process itself. */
  private static ProcessHandle harness(SpeedupProcess process) {
    return process
        .process()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains("speedup.cli.Main"))
        .findFirst()
        .orElse(process.process().toHandle());
  }

  private void awaitForks(SpeedupProcess process, int forks) throws IOException {
    Instant deadline = Instant.now().plus(DEADLINE);
    while (counted() < forks) {
      assertThat(process.process().isAlive()).as(process.errSoFar()).isTrue();
      assertThat(Instant.now()).isBefore(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private long counted() throws IOException {
    for (Path run : SpeedupProcess.runs(folder)) {
      Path journal = run.resolve("journal.jsonl");
      if (Files.exists(journal)) {
        String text = new String(Files.readAllBytes(journal), StandardCharsets.UTF_8);
        return text.lines()
            .filter(line -> line.contains("\"type\":\"fork\"") && line.endsWith("\"aside\":[]}"))
            .count();
      }
    }
    return 0;
  }
}
