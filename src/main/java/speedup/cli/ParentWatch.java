package speedup.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Ends this JVM when the launcher that started it is gone, also when it was killed. */
final class ParentWatch {

  /** Set by the launcher: its own process. */
  private static final String LAUNCHER = "SPEEDUP_LAUNCHER";

  private static final int LAUNCHER_GONE = 1;

  private static final Executor SOON =
      CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

  private static final Path PROCESSES = Path.of("/proc");

  private ParentWatch() {}

  static void endWithLauncher() {
    String pid = System.getenv(LAUNCHER);
    if (pid != null) {
      endWith(Long.parseLong(pid));
    }
  }

  private static void endWith(long launcher) {
    ProcessHandle.of(launcher)
        .filter(ProcessHandle::isAlive)
        .ifPresentOrElse(
            alive -> {
              var unused = alive.onExit().thenRun(() -> endIfGone(launcher));
            },
            () -> endIfGone(launcher));
  }

  /**
   * The JDK opens a file to see whether a process lives, and where no more may be opened it takes
   * every process for ended; to see whether a file is there none is opened.
   */
  private static void endIfGone(long launcher) {
    if (Files.exists(PROCESSES.resolve(Long.toString(launcher)))) {
      SOON.execute(() -> endWith(launcher));
    } else {
      System.exit(LAUNCHER_GONE);
    }
  }
}
