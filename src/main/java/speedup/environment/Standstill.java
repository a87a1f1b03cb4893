package speedup.environment;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How long a process stood still: stopped by a signal, as with Ctrl-Z, alone or together with who
 * looks at it; or on a machine that was asleep. Its clocks may have gone on meanwhile, and its CPU
 * time tells nothing, for a process that waits uses none either.
 *
 * <p>To be looked at again and again by one thread: each time that the process is found stopped,
 * the time since the look before counts, and so does the time by which a look comes too late.
 */
public final class Standstill {

  /** A thread that only sleeps is never kept from a processor that long by others that compute. */
  private static final long TOO_LATE = 1_000_000_000L;

  private final SystemFiles files;
  private final long interval;
  private final LongSupplier nanoTime;
  private final LongSupplier wallMillis;
  private final AtomicLong nanos = new AtomicLong();

  private boolean hasLooked;
  private long lastNanos;
  private long lastMillis;

  /**
   * Begins.
   *
   * @param root the folder that {@code proc} is in
   * @param intervalNanos how much time is to be between two looks
   * @param nanoTime tells the time like {@link System#nanoTime}
   * @param wallMillis tells the time like {@link System#currentTimeMillis}, also of a sleep
   */
  Standstill(Path root, long intervalNanos, LongSupplier nanoTime, LongSupplier wallMillis) {
    this.files = new SystemFiles(root);
    this.interval = intervalNanos;
    this.nanoTime = nanoTime;
    this.wallMillis = wallMillis;
  }

  /** Begins on this machine, to be looked at every so many nanoseconds. */
  public static Standstill lookedAtEvery(long intervalNanos) {
    return new Standstill(Path.of("/"), intervalNanos, System::nanoTime, System::currentTimeMillis);
  }

  /** Looks at a process. */
  public void look(long pid) {
    long now = nanoTime.getAsLong();
    long wall = wallMillis.getAsLong();
    if (hasLooked) {
      long passed = Math.max(now - lastNanos, (wall - lastMillis) * 1_000_000L);
      if (passed - interval > TOO_LATE) {
        nanos.addAndGet(passed - interval);
      } else if (isStopped(pid)) {
        nanos.addAndGet(now - lastNanos);
      }
    }
    hasLooked = true;
    lastNanos = now;
    lastMillis = wall;
  }

  /** For how long it stood still between the looks so far; may be asked by any thread. */
  public long nanos() {
    return nanos.get();
  }

  /** The state stands behind the name, which may hold spaces and brackets (proc(5)). */
  private boolean isStopped(long pid) {
    return files
        .text("proc/" + pid + "/stat")
        .map(stat -> stat.substring(stat.lastIndexOf(')') + 1).strip())
        .filter(rest -> rest.startsWith("T") || rest.startsWith("t"))
        .isPresent();
  }
}
