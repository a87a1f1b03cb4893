package speedup.cli;

/** Ends this JVM when the launcher that started it is gone, also when it was killed. */
final class ParentWatch {

  /** Set by the launcher: its own process. */
  private static final String LAUNCHER = "SPEEDUP_LAUNCHER";

  private static final int LAUNCHER_GONE = 1;

  private ParentWatch() {}

  static void endWithLauncher() {
    String pid = System.getenv(LAUNCHER);
    if (pid == null) {
      return;
    }
    ProcessHandle.of(Long.parseLong(pid))
        .filter(ProcessHandle::isAlive)
        .ifPresentOrElse(
            launcher -> {
              var unused = launcher.onExit().thenRun(() -> System.exit(LAUNCHER_GONE));
            },
            () -> System.exit(LAUNCHER_GONE));
  }
}
