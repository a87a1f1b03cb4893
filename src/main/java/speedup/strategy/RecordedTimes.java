package speedup.strategy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/**
 * The times in a packed histogram, without the places of the histogram that are empty: of its
 * 34,000 a fork fills some twenty, and to find them in a run of 10,000 forks takes seconds.
 *
 * <p>The format is version 2 of HdrHistogram's compressed encoding: a cookie and a length, then,
 * deflated, a header of 40 bytes and the counts, as numbers in ZigZag LEB128 of which a negative
 * one says how many counts of zero there are.
 */
public final class RecordedTimes {

  private static final int DEFLATED = 0x1c849314;
  private static final int COUNTS = 0x1c849313;
  private static final int LONGEST_NUMBER = 9;

  /** Three digits take 2,048 places for the first bucket, and 1,024 more for each after it. */
  private static final int HALF_BUCKET_BITS = 10;

  private static final int HALF_BUCKET = 1 << HALF_BUCKET_BITS;

  /** Those of all times that a long can be. */
  private static final int PLACES = (Long.SIZE - HALF_BUCKET_BITS) * HALF_BUCKET;

  private final long[] nanos;
  private final long[] counts;

  private RecordedTimes(long[] nanos, long[] counts) {
    this.nanos = nanos;
    this.counts = counts;
  }

  /** Takes times. */
  @FunctionalInterface
  public interface Taker {

    /**
     * Takes one.
     *
     * @param nanos the shortest of those that the histogram does not tell apart
     * @param count how often it was
     */
    void take(long nanos, long count);
  }

  /** Reads what {@link ServiceTimes#encode} packed; empty if it is something else. */
  public static Optional<RecordedTimes> decode(String text) {
    try {
      byte[] packed = Base64.getDecoder().decode(text);
      if (ByteBuffer.wrap(packed).getInt() != DEFLATED) {
        return Optional.empty();
      }
      int start = 2 * Integer.BYTES;
      try (InflaterInputStream in =
          new InflaterInputStream(new ByteArrayInputStream(packed, start, packed.length - start))) {
        return read(ByteBuffer.wrap(in.readNBytes(PLACES * LONGEST_NUMBER)));
      }
    } catch (IOException | IllegalArgumentException | BufferUnderflowException e) {
      return Optional.empty(); // a file may be damaged
    }
  }

  private static Optional<RecordedTimes> read(ByteBuffer in) {
    int cookie = in.getInt();
    int length = in.getInt();
    int offset = in.getInt();
    int digits = in.getInt();
    long unit = in.getLong();
    long longest = in.getLong();
    double ratio = in.getDouble();
    if (cookie != COUNTS
        || length != in.remaining()
        || offset != 0
        || digits != ServiceTimes.SIGNIFICANT_DIGITS
        || unit != 1
        || longest < 1
        || ratio != 1) {
      return Optional.empty();
    }
    long[] nanos = new long[length];
    long[] counts = new long[length];
    int size = 0;
    long place = 0;
    while (in.hasRemaining()) {
      long count = number(in);
      if (count > 0) {
        nanos[size] = shortest(place);
        counts[size] = count;
        if (nanos[size] > ServiceTimes.LONGEST_NANOS) {
          return Optional.empty();
        }
        size++;
      }
      place += count < 0 ? -count : 1;
      if (place < 0 || place > PLACES) {
        return Optional.empty();
      }
    }
    return Optional.of(new RecordedTimes(Arrays.copyOf(nanos, size), Arrays.copyOf(counts, size)));
  }

  /** ZigZag LEB128, of which a ninth byte has all its bits. */
  private static long number(ByteBuffer in) {
    long value = 0;
    int bits = 0;
    byte next;
    do {
      next = in.get();
      boolean isNinth = bits == Long.SIZE - Byte.SIZE;
      value |= (isNinth ? next & 0xFFL : next & 0x7FL) << bits;
      bits += Byte.SIZE - 1;
    } while (next < 0 && bits < Long.SIZE - 1);
    return (value >>> 1) ^ -(value & 1);
  }

  private static long shortest(long place) {
    int bucket = Math.max(0, (int) (place >> HALF_BUCKET_BITS) - 1);
    return (place - (long) bucket * HALF_BUCKET) << bucket;
  }

  /** Whether nothing was timed. */
  public boolean isEmpty() {
    return nanos.length == 0;
  }

  /** Hands the times on, the shortest first. */
  public void forEach(Taker taker) {
    for (int i = 0; i < nanos.length; i++) {
      taker.take(nanos[i], counts[i]);
    }
  }
}
