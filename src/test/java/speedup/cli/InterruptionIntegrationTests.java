package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.cli.SpeedupProcess.Ended;
import speedup.run.StoredRun;

/** What is left of a run that does not come to its end. */
final class InterruptionIntegrationTests {

  private static final Duration DEADLINE = Duration.ofMinutes(1);
  private static final Pattern IGNORED = Pattern.compile("SigIgn:\\s*([0-9a-f]+)");
  private static final int INTERRUPT = 2;

  @TempDir Path folder;

  @Test
  void aKillLeavesAReadableJournalAndNoProcess() throws Exception {
    try (SpeedupProcess process = startLongRun()) {
      awaitFirstFork(process);
      Set<ProcessHandle> ours = new LinkedHashSet<>(descendants(process));

      assertThat(process.process().toHandle().destroyForcibly()).isTrue();

      ours.addAll(ours.stream().flatMap(ProcessHandle::descendants).toList());
      for (ProcessHandle one : ours) {
        assertThat(one.onExit().get(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isNotNull();
      }
    }
    Path run = SpeedupProcess.runs(folder).getFirst();
    String journal = Files.readString(run.resolve("journal.jsonl"));
    String whole = journal.substring(0, journal.lastIndexOf('\n') + 1);
    assertThat(whole.lines())
        .allSatisfy(line -> assertThat(new ObjectMapper().readTree(line).isObject()).isTrue());
    assertThat(StoredRun.read(run).forks()).isNotEmpty();
  }

  @Test
  void anInterruptGivesTheTableOfWhatIsThere() throws Exception {
    assumeThat(isInterruptIgnored()).as("Ctrl-C can reach a child of this process").isFalse();
    try (SpeedupProcess process = startLongRun()) {
      awaitFirstFork(process);
      List<ProcessHandle> ours = descendants(process);

      new ProcessBuilder("kill", "-INT", Long.toString(process.process().pid())).start().waitFor();
      Ended ended = process.awaitEnd();

      assertThat(ended.exitCode()).isEqualTo(130);
      assertThat(ended.out())
          .contains("Speedup on sha256 (scale=0.01), cold")
          .contains("The run is kept in results/");
      assertThat(ended.err()).doesNotContain("\tat ");
      for (ProcessHandle one : ours) {
        assertThat(one.onExit().get(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isNotNull();
      }
    }
    Path run = SpeedupProcess.runs(folder).getFirst();
    StoredRun stored = StoredRun.read(run);
    assertThat(stored.forks()).isNotEmpty();
    assertThat(stored.failures()).isEmpty();
    assertThat(stored.damage()).isEmpty();
    assertThat(stored.finished().orElseThrow().interrupted()).isEqualTo("interrupted");
    assertThat(run.resolve("speedup.md")).isNotEmptyFile();
    assertThat(run.resolve("speedup.csv")).isNotEmptyFile();
  }

  private SpeedupProcess startLongRun() throws IOException {
    return SpeedupProcess.startJar(
        folder,
        "Sha256",
        "-p",
        "scale=0.01",
        "-p",
        "strategy=sequential,fixed,virtual",
        "-p",
        "workers=1",
        "-wi",
        "0",
        "-i",
        "2",
        "--repeats",
        "0",
        "--rounds",
        "100");
  }

  private static List<ProcessHandle> descendants(SpeedupProcess process) {
    return process.process().descendants().toList();
  }

  private void awaitFirstFork(SpeedupProcess process) throws IOException {
    Instant deadline = Instant.now().plus(DEADLINE);
    while (!hasFork()) {
      assertThat(process.process().isAlive()).as(process.errSoFar()).isTrue();
      assertThat(Instant.now()).isBefore(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private boolean hasFork() throws IOException {
    for (Path run : SpeedupProcess.runs(folder)) {
      Path journal = run.resolve("journal.jsonl");
      if (Files.exists(journal) && counted(Files.readString(journal))) {
        return true;
      }
    }
    return false;
  }

  /** A fork that was set aside for the noise around it is no figure for a table. */
  private static boolean counted(String journal) {
    return journal
        .lines()
        .anyMatch(line ->
            line.contains("\"type\":\"fork\"")
                && line.endsWith("}")
                && (line.contains("\"aside\":[]") || !line.contains("\"aside\"")));
  }

  /** As in a job that a shell without job control started in the background. */
  static boolean isInterruptIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return false;
    }
    Matcher ignored = IGNORED.matcher(Files.readString(status));
    return ignored.find()
        && (Long.parseUnsignedLong(ignored.group(1), 16) >> (INTERRUPT - 1) & 1) == 1;
  }
}
