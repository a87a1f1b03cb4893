package speedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import speedup.process.Signal;

/** Sends signals to processes. */
public final class ProcessSignal {

  private ProcessSignal() {}

  /**
   * Sends one. After a {@code STOP} the process stands still when this returns: the system has one
   * of its threads stop the others, and on a busy machine that one gets its turn later.
   *
   * @param name such as {@code STOP}
   */
  public static void send(String name, long pid) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start();
    assertThat(kill.waitFor()).as("kill -" + name).isZero();
    Path threads = Path.of("/proc/" + pid + "/task");
    if (name.equals("STOP") && Files.exists(threads)) {
      Signal.await(() -> standStill(threads), pid + " did not stop");
    }
  }

  private static boolean standStill(Path threads) {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
      for (Path thread : all) {
        if (isAtWork(thread)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return true; // it has ended
    }
  }

  /** The state stands behind the name, which is in brackets and may hold any character. */
  private static boolean isAtWork(Path thread) throws IOException {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) != 'T';
    } catch (NoSuchFileException e) {
      return false; // a thread that has ended
    }
  }
}
