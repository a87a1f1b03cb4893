package speedup.cli;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import speedup.ShortJvm;

/**
 * A command in a terminal of its own, as a user has it: what is typed goes to all its processes,
 * and Ctrl-C is a signal to all of them. It is {@code script} of util-linux that makes it.
 */
final class PseudoTerminal implements AutoCloseable {

  private static final char CTRL_C = '\003';
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  private final Process process;
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final Thread reader;

  private PseudoTerminal(Process process) {
    this.process = process;
    reader = Thread.ofVirtual().name("pseudo-terminal").start(this::read);
  }

  static boolean isThere() {
    return Files.isExecutable(SCRIPT);
  }

  /** Starts {@code speedup.cli.Main} of this class path in a folder, on a screen of 80 columns. */
  static PseudoTerminal start(Path folder, List<String> jvm, String... words) throws IOException {
    String command =
        String.join(" ", ShortJvm.java())
            + " -Djmh.ignoreLock=true "
            + jvm.stream().map(PseudoTerminal::quoted).collect(Collectors.joining(" "))
            + " -cp "
            + quoted(classPath())
            + " speedup.cli.Main "
            + List.of(words).stream().map(PseudoTerminal::quoted).collect(Collectors.joining(" "));
    ProcessBuilder builder =
        new ProcessBuilder(
                SCRIPT.toString(), "-qefc", "stty cols 80 rows 24; exec " + command, "/dev/null")
            .directory(Files.createDirectories(folder).toFile())
            .redirectErrorStream(true);
    builder.environment().put("TERM", "xterm");
    builder.environment().put("SHELL", "/bin/sh");
    builder.environment().remove("COLUMNS");
    return new PseudoTerminal(builder.start());
  }

  /** Absolute, since the command works in another folder. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  private void read() {
    byte[] buffer = new byte[1 << 12];
    try (var in = process.getInputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        synchronized (screen) {
          screen.write(buffer, 0, read);
          screen.notifyAll();
        }
      }
    } catch (IOException e) {
      // It has ended.
    }
  }

  /** Everything that was shown so far. */
  String screen() {
    synchronized (screen) {
      return screen.toString(StandardCharsets.UTF_8);
    }
  }

  /** Waits until a text was shown. */
  void await(String text, Duration deadline) throws InterruptedException {
    long end = System.nanoTime() + deadline.toNanos();
    synchronized (screen) {
      while (!screen().contains(text)) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0 || !process.isAlive()) {
          throw new AssertionError("no '" + text + "' in: " + screen());
        }
        screen.wait(Math.min(left, 1_000));
      }
    }
  }

  void pressCtrlC() throws IOException {
    OutputStream keyboard = process.getOutputStream();
    keyboard.write(CTRL_C);
    keyboard.flush();
  }

  /** Waits for the end, and returns the exit code of the command. */
  int awaitEnd(Duration deadline) throws InterruptedException {
    if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("still running: " + screen());
    }
    reader.join();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
