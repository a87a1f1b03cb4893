package speedup.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a JVM that watches its starter does when that ends, and when it ends itself. */
class StarterTests {

  @Test
  void isToldOfTheEndOfItsStarter() throws Exception {
    Process child = child("waits");
    try {
      assertThat(child.inputReader().readLine()).isEqualTo("watching");
      child.getOutputStream().close();
      assertThat(rest(child)).isEqualTo("gone");
      assertThat(child.waitFor()).isEqualTo(0);
    } finally {
      child.destroyForcibly();
    }
  }

  @Test
  void doesNotTakeWhatIsWrittenForTheEnd() throws Exception {
    Process child = child("waits");
    try {
      assertThat(child.inputReader().readLine()).isEqualTo("watching");
      // More than a pipe holds: it is taken only by one who goes on reading.
      child.getOutputStream().write(new byte[1_000_000]);
      child.getOutputStream().close();
      assertThat(rest(child)).isEqualTo("gone");
    } finally {
      child.destroyForcibly();
    }
  }

  /** A thread that stays within the system would keep the JVM for 0.3 s, and so each fork. */
  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no thread is called back from a pipe there")
  void leavesTheInputWhenTheJvmEnds() throws Exception {
    Process child = child("ends");
    try {
      assertThat(rest(child)).isEqualTo("watching\nleft");
      assertThat(child.waitFor()).isEqualTo(0);
    } finally {
      child.destroyForcibly();
    }
  }

  private static String rest(Process child) throws IOException {
    return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private static Process child(String way) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Watching.class.getName(),
                way))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** A JVM that watches. */
  static final class Watching {

    private static final long LIMIT_MILLIS = 20_000;

    private Watching() {}

    public static void main(String[] arguments) throws InterruptedException {
      Starter.whenGone(() -> {
        System.out.println("gone");
        Runtime.getRuntime().halt(0);
      });
      System.out.println("watching");
      if (arguments[0].equals("waits")) {
        Thread.currentThread().join();
      }
      Thread watch =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().equals("speedup-starter"))
              .findFirst()
              .orElseThrow();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitEnd(watch)));
    }

    private static void awaitEnd(Thread watch) {
      try {
        watch.join(LIMIT_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      System.out.println(watch.isAlive() ? "still there" : "left");
    }
  }
}
