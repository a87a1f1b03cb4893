package speedup.environment;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How often the threads of this process gave their processor up, because they waited for something,
 * and how often it was taken from them. A look reads a small file a thread, some 20 µs each: call
 * it before and after what is timed, never within.
 */
public final class ContextSwitches {

  private static final String THREADS = "proc/self/task";

  /** With more of them a look would take longer than what it explains. */
  private static final int MOST_THREADS = 1_000;

  private final SystemFiles files;

  /**
   * Creates a meter.
   *
   * @param root the folder that {@code proc} is in
   */
  public ContextSwitches(Path root) {
    this.files = new SystemFiles(root);
  }

  /**
   * What the threads that live have counted, by their numbers.
   *
   * @param counts voluntary and involuntary ones
   */
  public record Look(Map<Long, long[]> counts) {

    /**
     * How many switches there were since an earlier look, in threads that live now: of those that
     * have ended nothing is known.
     */
    public Switches since(Look earlier) {
      long voluntary = 0;
      long involuntary = 0;
      for (Map.Entry<Long, long[]> thread : counts.entrySet()) {
        long[] now = thread.getValue();
        long[] then = earlier.counts.getOrDefault(thread.getKey(), new long[2]);
        voluntary += now[0] - then[0];
        involuntary += now[1] - then[1];
      }
      return new Switches(voluntary, involuntary);
    }
  }

  /**
   * How often threads stopped running.
   *
   * @param voluntary because they waited
   * @param involuntary because others were to run
   */
  public record Switches(long voluntary, long involuntary) {}

  /** Looks now; empty if the system does not say, or there are too many threads. */
  public Optional<Look> now() {
    Set<Long> threads = files.numbers(THREADS);
    if (threads.isEmpty() || threads.size() > MOST_THREADS) {
      return Optional.empty();
    }
    Map<Long, long[]> counts = new HashMap<>();
    for (long thread : threads) {
      List<String> status = files.lines(THREADS + "/" + thread + "/status");
      Optional<Long> voluntary = count(status, "voluntary_ctxt_switches:");
      Optional<Long> involuntary = count(status, "nonvoluntary_ctxt_switches:");
      // It may have ended since its number was read.
      if (voluntary.isPresent() && involuntary.isPresent()) {
        counts.put(thread, new long[] {voluntary.get(), involuntary.get()});
      }
    }
    return counts.isEmpty() ? Optional.empty() : Optional.of(new Look(counts));
  }

  private static Optional<Long> count(List<String> status, String key) {
    return status.stream()
        .filter(line -> line.startsWith(key))
        .findFirst()
        .flatMap(line -> SystemFiles.number(line.substring(key.length())));
  }
}
