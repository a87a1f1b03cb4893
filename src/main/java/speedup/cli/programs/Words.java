package speedup.cli.programs;

import java.time.Duration;
import java.util.Locale;

/** Numbers in words, as the programs print them. */
public final class Words {

  private Words() {}

  /** A number of things, such as {@code 1 worker} or {@code 2 workers}. */
  public static String count(int number, String one) {
    return number + " " + (number == 1 ? one : one + "s");
  }

  /** A time in seconds with two decimals, such as {@code 1.23s}. */
  public static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2fs", time.toNanos() / 1e9);
  }
}
