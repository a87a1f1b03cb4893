package speedup.cluster;

import java.util.HashMap;
import java.util.Map;

/**
 * How many tasks go together. Those of a kind that has been seen to be tiny, so that a round trip
 * would cost more than the work; always one of a kind that is not yet known, and of longer ones.
 */
final class ChunkSize {

  /** A round trip takes a part of a millisecond: below this it is most of the cost. */
  private static final long TINY_NANOS = 200_000;

  /** How long a chunk is to take: some round trips, and not long for those that wait behind it. */
  private static final long CHUNK_NANOS = 5_000_000;

  private static final int MOST = 2_000;

  /** The weight of the newest chunk. */
  private static final double NEWEST = 0.3;

  private final Map<String, Double> nanosATask = new HashMap<>();

  /** Learns from a chunk. */
  void learn(String kind, int tasks, long nanos) {
    nanosATask.merge(
        kind,
        Math.max(1, (double) nanos / tasks),
        (known, seen) -> known + NEWEST * (seen - known));
  }

  /**
   * The most tasks that are sent together.
   *
   * @param waiting how many there are
   * @param workers among how many they are to be divided, several times over
   */
  int of(String kind, int waiting, int workers) {
    double nanos = nanosATask.getOrDefault(kind, (double) Long.MAX_VALUE);
    if (nanos > TINY_NANOS) {
      return 1;
    }
    long share = Math.max(1, waiting / (4L * workers));
    return (int) Math.max(1, Math.min(Math.min(MOST, share), (long) (CHUNK_NANOS / nanos)));
  }
}
