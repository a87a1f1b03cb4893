package speedup.process;

/**
 * How deep and how large one object that travels may be.
 *
 * @param depth references followed from the outermost object to the innermost
 * @param bytes its serialized size, and the size of any array in it
 */
record Limits(int depth, long bytes) {

  /** Deeper graphs overflow the stack of Java serialization soon after; 1 GB results fit. */
  static final Limits DEFAULT = new Limits(1_000, 2L << 30);

  Limits {
    if (depth < 1) {
      throw new IllegalArgumentException("depth must be at least 1, not " + depth);
    }
    if (bytes < 1) {
      throw new IllegalArgumentException("bytes must be at least 1, not " + bytes);
    }
  }
}
