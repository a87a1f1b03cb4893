package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import speedup.ShortJvm;

/** Workers whose parent ends without a word. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the exit code of a signal")
final class OrphanTests {

  /** 128 and the number of the signal. */
  private static final int KILLED = 137;

  @TempDir Path folder;

  @Test
  void workersEndWhenTheirParentIsKilled() throws Exception {
    Process parent = parent("wait");
    List<ProcessHandle> workers = workersOf(parent);

    assertThat(workers).hasSize(2).allMatch(ProcessHandle::isAlive);
    assertThat(parent.destroyForcibly().waitFor()).isEqualTo(KILLED);

    assertEnd(workers);
  }

  @Test
  void workersEndWhenTheirParentReturnsWithoutClosing() throws Exception {
    Process parent = parent("return");
    List<ProcessHandle> workers = workersOf(parent);

    assertThat(parent.waitFor()).isZero();

    assertEnd(workers);
  }

  @Test
  void aWorkerThatReadsATaskEndsWithItsParent() throws Exception {
    assertEndsWithItsParent("load");
  }

  @Test
  void aWorkerInALongLoopEndsWithItsParent() throws Exception {
    assertEndsWithItsParent("loop");
  }

  private void assertEndsWithItsParent(String doing) throws Exception {
    Process parent = parent(doing);
    List<ProcessHandle> workers = workersOf(parent);

    assertThat(workers).hasSize(2).allMatch(ProcessHandle::isAlive);
    assertThat(parent.destroyForcibly().waitFor()).isEqualTo(KILLED);

    assertEnd(workers);
  }

  private Process parent(String then) throws IOException {
    return new ProcessBuilder(
            ShortJvm.java(
                "-cp",
                System.getProperty("java.class.path"),
                ParentMain.class.getName(),
                folder.toString(),
                then))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static List<ProcessHandle> workersOf(Process parent) throws IOException {
    List<ProcessHandle> workers = new ArrayList<>();
    BufferedReader lines = parent.inputReader();
    for (int i = 0; i < 2; i++) {
      ProcessHandle.of(Long.parseLong(lines.readLine())).ifPresent(workers::add);
    }
    return workers;
  }

  private static void assertEnd(List<ProcessHandle> workers) {
    Signal.await(
        () -> workers.stream().noneMatch(OrphanTests::runs), "workers go on without their parent");
  }

  /** An orphan that has ended stays a zombie where the first process does not collect them. */
  private static boolean runs(ProcessHandle process) {
    if (!process.isAlive()) {
      return false;
    }
    try {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      return !stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
    } catch (IOException e) {
      return process.isAlive();
    }
  }
}
