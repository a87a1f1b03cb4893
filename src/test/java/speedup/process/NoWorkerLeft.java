package speedup.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a class of tests after which a worker of this JVM, or of one of its children, lives, or a
 * thread, a pipe or a file of a pool is left.
 */
final class NoWorkerLeft implements BeforeAllCallback, AfterAllCallback {

  private long pipes;

  @Override
  public void beforeAll(ExtensionContext context) {
    pipes = pipes();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    // A pool that a test has left open ends when it is found unreachable.
    Signal.await(
        () -> {
          System.gc();
          return workers().isEmpty()
              && threads().isEmpty()
              && argumentFiles() == 0
              && pipes() <= pipes;
        },
        () ->
            "after "
                + context.getDisplayName()
                + " there are left: workers "
                + workers()
                + ", threads "
                + threads()
                + ", argument files "
                + argumentFiles()
                + ", pipes "
                + pipes()
                + " where there were "
                + pipes);
  }

  /**
   * The JVMs that descend from this one. Told by their program and not by their main class: a long
   * class path leaves no room for it in what the system tells.
   */
  static List<ProcessHandle> workers() {
    Optional<String> java = ProcessHandle.current().info().command();
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().equals(java))
        .toList();
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.matches(".*-(worker-\\d+.*|clock)"))
        .filter(name -> !name.startsWith("ForkJoinPool"))
        .toList();
  }

  private static long argumentFiles() {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.toString().endsWith(".arguments")).count();
    } catch (IOException e) {
      return 0;
    }
  }

  private static long pipes() {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.filter(NoWorkerLeft::isPipe).count();
    } catch (IOException e) {
      return 0; // another system
    }
  }

  private static boolean isPipe(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("pipe:");
    } catch (IOException e) {
      return false; // closed meanwhile
    }
  }
}
