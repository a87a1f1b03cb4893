package speedup.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import speedup.ShortJvm;
import speedup.run.UsageException;

/** Each holder is a JVM of its own whose temporary folder, and lock, is that of the test. */
@Timeout(60)
final class MachineLockTests {

  private static final String TAKEN = "taken";

  @TempDir Path folder;

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endHolders() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void aSecondRunIsRefusedInOneLineAsLongAsTheFirstLives() throws Exception {
    Process first = start();
    assertThat(nextLine(first)).isEqualTo(TAKEN);

    Process second = start();
    assertThat(nextLine(second))
        .isEqualTo(
            "another JMH benchmark is measuring on this machine ("
                + folder.resolve("jmh.lock")
                + " is locked): wait until it has ended, or run with java -Djmh.ignoreLock=true");
    assertThat(nextLine(second)).as("nothing more").isEqualTo("null");

    first.destroyForcibly();
    assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(nextLine(start())).as("after a kill").isEqualTo(TAKEN);
  }

  @Test
  void aSecondRunOfTheSameJvmIsRefusedAndTheFirstKeepsItsLock() throws Exception {
    Process holder = start();
    assertThat(nextLine(holder)).isEqualTo(TAKEN);

    say(holder, "take");
    assertThat(nextLine(holder)).startsWith("another JMH benchmark is measuring");
    assertThat(nextLine(start())).startsWith("another JMH benchmark is measuring");

    say(holder, "close");
    assertThat(nextLine(holder)).isEqualTo("closed");
    assertThat(nextLine(start())).as("after the end").isEqualTo(TAKEN);
  }

  @Test
  void whoHasJmhIgnoreTheLockIsNotHeldUp() throws Exception {
    assertThat(nextLine(start())).isEqualTo(TAKEN);

    assertThat(nextLine(start("-Djmh.ignoreLock=true"))).isEqualTo(TAKEN);
  }

  private Process start(String... options) throws IOException {
    List<String> command = ShortJvm.java(options);
    command.add("-Djava.io.tmpdir=" + folder);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Holder.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    started.add(process);
    return process;
  }

  private static String nextLine(Process process) throws IOException {
    return String.valueOf(process.inputReader(StandardCharsets.UTF_8).readLine());
  }

  private static void say(Process process, String word) throws IOException {
    process.outputWriter(StandardCharsets.UTF_8).append(word).append('\n').flush();
  }

  /** Takes the lock, and does what its input says. */
  static final class Holder {

    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      Scanner in = new Scanner(System.in, StandardCharsets.UTF_8);
      try (MachineLock lock = MachineLock.take()) {
        System.out.println(lock == null ? "" : TAKEN);
        while (in.hasNextLine() && in.nextLine().equals("take")) {
          takeAgain();
        }
      } catch (UsageException e) {
        System.out.println(e.getMessage());
        return;
      }
      System.out.println("closed");
      boolean unused = in.hasNextLine();
    }

    private static void takeAgain() throws IOException {
      try (MachineLock again = MachineLock.take()) {
        System.out.println(again == null ? "" : TAKEN);
      } catch (UsageException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
