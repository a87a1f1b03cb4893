package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.cli.SpeedupProcess.Ended;
import speedup.run.JournalEntry;
import speedup.run.StoredRun;

/** Somebody else's benchmarks that fail, die or hang. */
final class ForeignFaultsIntegrationTests {

  private static final Duration DEADLINE = Duration.ofMinutes(1);

  @TempDir static Path theirFolder;

  private static ForeignProject theirs = new ForeignProject(Path.of(""));

  @TempDir Path folder;

  @BeforeAll
  static void compile() throws Exception {
    theirs = ForeignProject.compile(theirFolder, "Faults");
  }

  @Test
  void whatThrowsDiesOrHangsFailsAloneAndLeavesNoProcess() throws Exception {
    Ended ended =
        theirs.run(
            folder,
            "Faults",
            "--fork-limit",
            "8s",
            "--repeats",
            "0",
            "--rounds",
            "1",
            "-jvmArgsAppend",
            "-Dmark=" + folder.getFileName());

    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(1);
    StoredRun run = StoredRun.read(SpeedupProcess.runs(folder).getFirst());
    assertThat(run.forks())
        .singleElement()
        .satisfies(fork -> assertThat(fork.cell().method()).isEqualTo("works"));
    assertThat(
            run.failures().stream()
                .collect(
                    Collectors.toMap(
                        failure -> failure.cell().method(),
                        JournalEntry.Failure::reason,
                        (first, second) -> second)))
        .hasEntrySatisfying("throwing", why -> assertThat(why).contains("the sky is green"))
        .hasEntrySatisfying("dying", why -> assertThat(why).contains("exit code 3"))
        .hasEntrySatisfying("ending", why -> assertThat(why).contains("Runtime.halt"))
        .hasEntrySatisfying("stopping", why -> assertThat(why).contains(" of 3 iterations"))
        .hasEntrySatisfying("hanging", why -> assertThat(why).contains("killed after 8 s"));
    assertThat(
            ProcessHandle.allProcesses()
                .filter(process ->
                    process
                        .info()
                        .commandLine()
                        .filter(line -> line.contains("-Dmark=" + folder.getFileName()))
                        .isPresent()))
        .isEmpty();
  }

  @Test
  void aKillEndsTheForkThatIsUnderWay() throws Exception {
    Path sign = folder.resolve("hanging");
    try (SpeedupProcess process =
        SpeedupProcess.startJar(
            folder,
            "run",
            "--class-path",
            theirs.classPath(),
            "Faults.hanging",
            "--fork-limit",
            "1h",
            "-jvmArgsAppend",
            "-Dsign=" + sign)) {
      Instant deadline = Instant.now().plus(DEADLINE);
      while (!Files.exists(sign)) {
        assertThat(process.process().isAlive()).as(process.errSoFar()).isTrue();
        assertThat(Instant.now()).isBefore(deadline);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
      List<ProcessHandle> ours = process.process().descendants().toList();
      // The JVM that the jar starts, whose own end nothing announces.
      ProcessHandle measuring =
          ours.stream()
              .filter(one -> one.info().commandLine().orElse("").contains("speedup.cli.Main"))
              .findFirst()
              .orElseThrow();

      assertThat(measuring.destroyForcibly()).isTrue();

      for (ProcessHandle one : ours) {
        assertThat(one.onExit().get(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isNotNull();
      }
    }
  }
}
