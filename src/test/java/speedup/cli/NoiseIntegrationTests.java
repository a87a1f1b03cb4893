package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.cli.SpeedupProcess.Ended;
import speedup.run.StoredRun;

/** Measuring while somebody else keeps the machine busy. */
final class NoiseIntegrationTests {

  private static final int MOST_REPEATS = 3;

  @TempDir Path folder;

  private final List<ProcessHandle> strangers = new ArrayList<>();

  @AfterEach
  void endStrangers() {
    strangers.forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void forksBesideBusyLoopsAreSetAsideAndThenKeptAndTheTableSaysSo() throws Exception {
    assumeThat(Files.isReadable(Path.of("/proc/stat"))).as("noise can be measured").isTrue();
    startStranger();
    startStranger();

    Ended ended =
        SpeedupProcess.runJar(
            folder,
            "Sha256",
            "-p",
            "scale=0.01",
            "-p",
            "strategy=sequential",
            "-wi",
            "0",
            "-i",
            "1",
            "--rounds",
            "1");

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    StoredRun run = StoredRun.read(SpeedupProcess.runs(folder).getFirst());
    assertThat(run.setAside())
        .hasSize(MOST_REPEATS)
        .allSatisfy(
            fork -> assertThat(fork.aside()).anyMatch(why -> why.endsWith("of foreign CPU")));
    assertThat(run.forks()).hasSize(1);
    assertThat(ended.err()).contains("set aside: sha256 sequential x1 (cold, scale=0.01): ");
    assertThat(ended.out()).contains("4 of 4 forks were disturbed: 4 by foreign CPU");
    assertThat(SpeedupProcess.runs(folder).getFirst().resolve("speedup.md"))
        .content()
        .contains("3 forks were set aside for it and measured again; 1 was disturbed again");
  }

  /** A busy loop whose parent has ended, so that it is nobody's descendant but init's. */
  private void startStranger() throws IOException {
    Process parent =
        new ProcessBuilder("sh", "-c", "(while :; do :; done) >/dev/null 2>&1 </dev/null & echo $!")
            .start();
    try (BufferedReader output = parent.inputReader()) {
      strangers.add(ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow());
    }
  }
}
