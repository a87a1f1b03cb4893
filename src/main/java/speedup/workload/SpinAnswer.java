package speedup.workload;

import java.util.Arrays;

/**
 * Where a number of steps of a {@link Spin} leads. A step is linear over the bits of the state, and
 * so is any number of them: what they make of each single bit says what they make of all states.
 */
final class SpinAnswer {

  private final long[] ofBits;

  private SpinAnswer(long[] ofBits) {
    this.ofBits = ofBits;
  }

  /** Works out what so many steps do, in as many squarings as the number has binary digits. */
  static SpinAnswer after(long steps) {
    long[] once = new long[Long.SIZE];
    Arrays.setAll(once, bit -> Spin.next(1L << bit));
    SpinAnswer power = new SpinAnswer(once);
    long[] none = new long[Long.SIZE];
    Arrays.setAll(none, bit -> 1L << bit);
    SpinAnswer all = new SpinAnswer(none);
    for (long left = steps; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        all = all.then(power);
      }
      power = power.then(power);
    }
    return all;
  }

  /** The state that a seed leads to. */
  long of(long seed) {
    long state = 0;
    for (long left = seed; left != 0; left &= left - 1) {
      state ^= ofBits[Long.numberOfTrailingZeros(left)];
    }
    return state;
  }

  private SpinAnswer then(SpinAnswer next) {
    return new SpinAnswer(Arrays.stream(ofBits).map(next::of).toArray());
  }
}
