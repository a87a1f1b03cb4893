package speedup.work;

import org.jspecify.annotations.Nullable;

/** Somebody's own objects in a message of one line, whatever their methods do. */
final class Words {

  private static final int LONGEST = 240;

  private Words() {}

  /** A task, a result, an exception or a message. */
  static String of(@Nullable Object what) {
    String words;
    try {
      words = String.valueOf(what).strip().replaceAll("\\s+", " ");
    } catch (Throwable e) {
      // Who names it fails, and the name of its class is left.
      words = what == null ? "null" : what.getClass().getName();
    }
    return words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words;
  }

  /** What went wrong; of a class that could not be made ready, why. */
  static String of(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return thrown instanceof ExceptionInInitializerError && cause != null
        ? "a static field could not be set: " + of((Object) cause)
        : of((Object) thrown);
  }
}
