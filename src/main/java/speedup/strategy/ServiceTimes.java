package speedup.strategy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import speedup.workload.Task;
import speedup.workload.Timed;

/**
 * How long the single tasks of the batches of this JVM take, waiting for a worker not counted: the
 * service time at that concurrency, which is no latency under load.
 *
 * <p>Nothing is recorded until {@link #record} is called. Then each task is timed where it runs,
 * which costs two readings of the clock a task.
 */
public final class ServiceTimes {

  static final long LONGEST_NANOS = Duration.ofHours(1).toNanos();
  static final int SIGNIFICANT_DIGITS = 3;

  private static @Nullable ServiceTimes recording;

  private final Histogram histogram = empty();

  private ServiceTimes() {}

  /** Begins to record, for as long as this JVM lives. */
  public static synchronized void record() {
    recording = new ServiceTimes();
  }

  /** Takes what was recorded since the last call, in nanoseconds. */
  public static synchronized Histogram drain() {
    ServiceTimes times = recording;
    if (times == null) {
      return empty();
    }
    recording = new ServiceTimes();
    return times.histogram;
  }

  /** A histogram to add others to. */
  public static Histogram empty() {
    return new Histogram(LONGEST_NANOS, SIGNIFICANT_DIGITS);
  }

  /** Packs a histogram into a line of text. */
  public static String encode(Histogram histogram) {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    byte[] bytes = new byte[length];
    buffer.flip().get(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Unpacks what {@link #encode} packed; empty if it is something else. */
  public static Optional<Histogram> decode(String text) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(Base64.getDecoder().decode(text));
      return Optional.of(Histogram.decodeFromCompressedByteBuffer(buffer, 0));
    } catch (DataFormatException | RuntimeException e) {
      return Optional.empty(); // a file may be damaged, and the library checks little
    }
  }

  static <R> List<R> execute(BatchExecutor executor, List<? extends Task<R>> tasks)
      throws BatchException, InterruptedException {
    ServiceTimes times = current();
    if (times == null) {
      return executor.execute(tasks);
    }
    List<Task<Timed.Answer<R>>> timed = tasks.stream().map(ServiceTimes::timed).toList();
    List<R> results = new ArrayList<>(tasks.size());
    for (Timed.Answer<R> answer : executor.execute(timed)) {
      times.histogram.recordValue(Math.min(LONGEST_NANOS, answer.time().toNanos()));
      results.add(answer.result());
    }
    return results;
  }

  private static <R> Task<Timed.Answer<R>> timed(Task<R> task) {
    return Timed.of(task);
  }

  private static synchronized @Nullable ServiceTimes current() {
    return recording;
  }
}
