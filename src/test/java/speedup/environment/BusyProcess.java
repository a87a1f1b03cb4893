package speedup.environment;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A shell that keeps a CPU busy until it is closed. */
record BusyProcess(ProcessHandle handle) implements AutoCloseable {

  private static final String LOOP = "while :; do :; done";
  private static final long DEADLINE_NANOS = Duration.ofSeconds(60).toNanos();
  private static final long POLL_NANOS = 1_000_000;

  /** Starts one whose parent is this JVM. */
  static BusyProcess child() throws IOException {
    return new BusyProcess(new ProcessBuilder("sh", "-c", LOOP).start().toHandle());
  }

  /** Starts one whose parent has ended, so that it is nobody's descendant but init's. */
  static BusyProcess stranger() throws IOException {
    Process parent =
        new ProcessBuilder(
                "setsid", "sh", "-c", "(" + LOOP + ") >/dev/null 2>&1 </dev/null & echo $!")
            .start();
    try (BufferedReader output = parent.inputReader()) {
      long pid = Long.parseLong(output.readLine());
      BusyProcess busy = new BusyProcess(ProcessHandle.of(pid).orElseThrow());
      await(() -> !parent.isAlive());
      return busy;
    }
  }

  /** Returns the CPU time that the system has counted for it. */
  double cpuSeconds() {
    return new SystemFiles(Path.of("/"))
            .text("proc/" + handle.pid() + "/stat")
            .flatMap(stat -> ProcessTree.parse(handle.pid(), stat))
            .orElseThrow()
            .ticks()
        * ProcessTree.SECONDS_A_TICK;
  }

  /** Waits until it has used that much more CPU time, and returns how much it was in the end. */
  double use(double seconds) {
    double before = cpuSeconds();
    await(() -> cpuSeconds() - before >= seconds);
    return cpuSeconds() - before;
  }

  static void await(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > DEADLINE_NANOS) {
        throw new AssertionError("it did not happen in time");
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  @Override
  public void close() {
    handle.destroyForcibly();
    await(() -> !handle.isAlive());
  }
}
