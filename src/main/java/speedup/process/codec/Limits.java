package speedup.process.codec;

/**
 * How deep and how large one object that travels may be.
 *
 * @param depth references followed from the outermost object to the innermost
 * @param bytes its serialized size, and the size of any array in it
 */
public record Limits(int depth, long bytes) {

  /** A thousand objects deep; results of 1 GB fit. */
  public static final Limits DEFAULT = new Limits(1_000, 2L << 30);

  /** What a thread needs for itself. */
  private static final long BASE_STACK = 1L << 20;

  /**
   * Of the stack, for each object in another one: Java serialization, not yet compiled, was seen to
   * take 1.3 KB for an object in a field and 3.5 KB for a list in a list.
   */
  private static final long STACK_A_LEVEL = 5L << 10;

  private static final long LARGEST_STACK = 1L << 30;

  /** Checks the limits. */
  public Limits {
    if (depth < 1) {
      throw new IllegalArgumentException("depth must be at least 1, not " + depth);
    }
    if (bytes < 1) {
      throw new IllegalArgumentException("bytes must be at least 1, not " + bytes);
    }
  }

  /** The stack, in bytes, on which an object of the most depth can be written and read. */
  public long stackBytes() {
    return Math.min(LARGEST_STACK, BASE_STACK + depth * STACK_A_LEVEL);
  }
}
