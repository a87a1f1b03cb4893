package speedup.process;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a class of tests after which a worker of this JVM, or of one of its children, lives. */
final class NoWorkerLeft implements AfterAllCallback {

  @Override
  public void afterAll(ExtensionContext context) {
    // A pool that a test has left open ends when it is found unreachable.
    Signal.await(
        () -> {
          System.gc();
          return workers().isEmpty();
        },
        "workers are left after " + context.getDisplayName());
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
}
