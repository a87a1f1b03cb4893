package speedup.report.text;

import java.util.Locale;
import java.util.function.DoubleFunction;
import speedup.stats.Estimate;
import speedup.stats.Interval;

/** Figures as a reader sees them: three digits, a unit that fits, the interval behind. */
public final class Figures {

  /** From this many forks on an interval says something. */
  private static final int ENOUGH_FOR_INTERVAL = 3;

  /** From here on the ends of an interval of a ratio are not as far away as each other. */
  private static final double WIDE = 0.20;

  private Figures() {}

  /** A time, such as {@code 812 ms} or {@code 1.24 s}. */
  public static String seconds(double seconds) {
    if (seconds < 0) {
      return "-" + seconds(-seconds);
    }
    if (seconds >= 99.95) {
      return format("%.0f s", seconds);
    }
    if (seconds >= 0.9995) {
      return format(seconds >= 9.995 ? "%.1f s" : "%.2f s", seconds);
    }
    double milliseconds = seconds * 1e3;
    if (milliseconds >= 0.9995) {
      return format(digits(milliseconds) + " ms", milliseconds);
    }
    return format(digits(seconds * 1e6) + " µs", seconds * 1e6);
  }

  /** A time with its interval, such as {@code 812 ms ±2%}. */
  public static String time(Estimate time) {
    return withInterval(time, Figures::seconds);
  }

  /** A factor, such as {@code 1.93x}. */
  public static String factor(double factor) {
    return format(factor >= 99.95 ? "%.0fx" : factor >= 9.995 ? "%.1fx" : "%.2fx", factor);
  }

  /** A speedup with its interval, such as {@code 1.93x ±2%}. */
  public static String speedup(Estimate speedup) {
    return withInterval(speedup, Figures::factor);
  }

  /**
   * A share, such as {@code 2%}, {@code 0.4%} when it is small, {@code >100%} when it is useless.
   */
  public static String percent(double share) {
    if (share > 1) {
      return ">100%";
    }
    return format(share < 0.00995 ? "%.1f%%" : "%.0f%%", share * 100);
  }

  /** A share that may be above 1, such as {@code 102%}. */
  public static String wholePercent(double share) {
    return format("%.0f%%", share * 100);
  }

  /** An amount of memory, such as {@code 61 MB}, {@code 1.25 KB} or {@code 0 MB}. */
  public static String bytes(double bytes) {
    double megabytes = bytes / (1 << 20);
    if (bytes <= 0 || megabytes >= 10) {
      return format("%.0f MB", megabytes);
    }
    return megabytes >= 1 ? number(megabytes) + " MB" : number(bytes / (1 << 10)) + " KB";
  }

  /** A number with three digits, such as {@code 0.93} or {@code 1250}. */
  public static String number(double number) {
    return format(digits(number), number);
  }

  /** Whether a figure rests on enough for its interval to be shown. */
  public static boolean hasInterval(Estimate estimate) {
    return estimate.count() >= ENOUGH_FOR_INTERVAL && estimate.interval().isPresent();
  }

  /** The interval to write behind an estimate, with a space before it; empty without one. */
  public static String intervalBehind(Estimate estimate, DoubleFunction<String> format) {
    return estimate.interval().map(around -> " " + interval(around, format)).orElse("");
  }

  /** An interval, such as {@code [1.05x, 1.20x]}. */
  public static String interval(Interval interval, DoubleFunction<String> format) {
    return "[" + format.apply(interval.low()) + ", " + format.apply(interval.high()) + "]";
  }

  /**
   * A figure with its interval behind, from three forks on: half its width as a share, and both
   * ends where that is more than 20 %, for then one is clearly farther away than the other.
   */
  public static String withInterval(Estimate estimate, DoubleFunction<String> format) {
    String figure = format.apply(estimate.value());
    if (!hasInterval(estimate)) {
      return figure;
    }
    Interval interval = estimate.interval().orElseThrow();
    return interval.relativeHalfWidth() > WIDE
        ? figure + " " + interval(interval, format)
        : figure + " ±" + percent(interval.relativeHalfWidth());
  }

  private static String digits(double value) {
    return value >= 99.95 ? "%.0f" : value >= 9.995 ? "%.1f" : "%.2f";
  }

  private static String format(String pattern, double figure) {
    return String.format(Locale.ROOT, pattern, figure);
  }
}
