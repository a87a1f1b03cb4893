package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import speedup.ShortJvm;

@Timeout(60)
final class RunLockTests {

  @TempDir Path folder;

  @Test
  void aSecondRunIsToldWhoWritesIntoTheFolder() throws Exception {
    try (RunLock lock = RunLock.take(new RunFolder(folder))) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> RunLock.take(new RunFolder(folder)))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsOneLine() throws Exception {
    Files.createDirectory(folder.resolve(".lock"));

    assertThatThrownBy(() -> RunLock.take(new RunFolder(folder)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(".lock cannot be written: Is a directory");
  }

  @Test
  void aLockThatWasGivenBackNamesNobodyAndCanBeTakenAgain() throws Exception {
    RunLock.take(new RunFolder(folder)).close();

    assertThat(folder.resolve(".lock")).isEmptyFile();
    RunLock.take(new RunFolder(folder)).close();
  }

  @Test
  void whetherAFolderIsTakenIsAskedWithoutTakingIt() throws Exception {
    RunFolder run = new RunFolder(folder);
    assertThat(RunLock.isTaken(run)).isFalse();
    try (RunLock lock = RunLock.take(run)) {
      assertThat(lock).isNotNull();
      assertThat(RunLock.isTaken(run)).isTrue();
      // Asking has not given the lock up: another process is still refused.
      Process other = start();
      try (BufferedReader output = other.inputReader()) {
        assertThat(output.readLine()).isNull();
      }
    }
    assertThat(RunLock.isTaken(run)).isFalse();
    RunLock.take(run).close();
  }

  @Test
  void theLockOfAnOwnerThatWasKilledIsTakenOver() throws Exception {
    Process owner = start();
    try (BufferedReader output = owner.inputReader()) {
      assertThat(output.readLine()).isEqualTo("locked");
      assertThatThrownBy(() -> RunLock.take(new RunFolder(folder)))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("process " + owner.pid() + ":");
      assertThat(RunLock.isTaken(new RunFolder(folder))).isTrue();
    } finally {
      owner.destroyForcibly();
    }
    assertThat(owner.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(folder.resolve(".lock")).hasContent(owner.pid() + "\n");
    assertThat(RunLock.isTaken(new RunFolder(folder))).isFalse();

    try (RunLock lock = RunLock.take(new RunFolder(folder))) {
      assertThat(lock).isNotNull();
      assertThat(Files.readString(folder.resolve(".lock")))
          .isEqualTo(ProcessHandle.current().pid() + "\n");
    }
  }

  private Process start() throws Exception {
    return new ProcessBuilder(
            ShortJvm.java(
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName(),
                folder.toString()))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Takes the lock, says so, and waits for its end. */
  static final class Owner {

    private Owner() {}

    public static void main(String[] args) throws Exception {
      try (RunLock lock = RunLock.take(new RunFolder(Path.of(args[0])))) {
        System.out.println(lock == null ? "" : "locked");
        int unused = System.in.read();
      }
    }
  }
}
