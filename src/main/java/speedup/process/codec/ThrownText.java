package speedup.process.codec;

/** What a throwable of the user's says of itself, whose own methods may throw as well. */
final class ThrownText {

  private ThrownText() {}

  /** Its {@code toString()}, or else the name of its class. */
  static String of(Throwable thrown) {
    try {
      return thrown.toString();
    } catch (Throwable e) { // the user's too
      return thrown.getClass().getName();
    }
  }
}
