package speedup.report.answer;

import speedup.report.text.Figures;
import speedup.stats.Estimate;

/** Factors with both ends of their interval, in as few characters as say it. */
final class Factors {

  private Factors() {}

  /** Such as {@code 1.93x [1.92, 1.94]}; without the interval where too few forks are behind it. */
  static String withInterval(Estimate factor) {
    String text = Figures.factor(factor.value());
    if (!Figures.hasInterval(factor)) {
      return text;
    }
    return text
        + factor.interval().map(around -> " " + Figures.interval(around, Factors::bare)).orElse("");
  }

  private static String bare(double factor) {
    String text = Figures.factor(factor);
    return text.substring(0, text.length() - 1);
  }
}
