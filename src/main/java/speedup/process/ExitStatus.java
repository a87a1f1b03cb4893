package speedup.process;

import java.util.OptionalInt;

/**
 * How a process ended.
 *
 * @param code its exit status
 * @param byItself whether it said that it was about to exit
 */
record ExitStatus(int code, boolean byItself) {

  /** Beyond it the exit status of a process is the number of the signal that killed it. */
  private static final int SIGNALLED = 128;

  private static final int LAST_SIGNAL = 64;

  OptionalInt signal() {
    int signal = code - SIGNALLED;
    return !byItself && signal > 0 && signal <= LAST_SIGNAL
        ? OptionalInt.of(signal)
        : OptionalInt.empty();
  }

  /** In words. */
  @Override
  public String toString() {
    OptionalInt signal = signal();
    return signal.isPresent() ? "signal " + signal.getAsInt() : "exit code " + code;
  }
}
