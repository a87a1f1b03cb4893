package speedup.workload;

import java.util.SplittableRandom;

/**
 * Bytes from a seed: always the same, and made where they are used, so that only a seed travels.
 */
final class RandomBytes {

  /** What every JVM can allocate. */
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private RandomBytes() {}

  static byte[] make(int size, long seed) {
    byte[] bytes = new byte[size];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  static void checkSize(int size) {
    if (size < 0) {
      throw new IllegalArgumentException("a size is 0 or more bytes, and this one is " + size);
    }
  }

  /** The largest whole scale whose job fits into an array. */
  static int largestScale(long size) {
    return (int) (LARGEST_ARRAY / size);
  }

  /** Multiplies a size, and refuses what does not fit into an array. */
  static int scaled(long size, double scale) {
    if (!(scale > 0)) {
      throw new IllegalArgumentException("scale is above 0, and this one is " + scale);
    }
    double scaled = size * scale;
    if (scaled > LARGEST_ARRAY) {
      throw new IllegalArgumentException(
          "scale " + scale + " makes a job larger than an array can be (2 GB)");
    }
    return (int) scaled;
  }
}
