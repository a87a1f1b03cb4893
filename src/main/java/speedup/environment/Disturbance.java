package speedup.environment;

import java.util.Locale;

/**
 * One figure of a {@link Noise} that is over its limit.
 *
 * @param kind what it is
 * @param figure how much, in the unit of the kind
 */
public record Disturbance(Kind kind, double figure) {

  /** What disturbed. */
  public enum Kind {
    /** CPU time of processes that are not ours, in cores. */
    FOREIGN_CPU("foreign CPU"),
    /** CPU time that a hypervisor took away, as a share of all CPU time. */
    STEAL("steal"),
    /** Time in which a control group held us back, in seconds. */
    THROTTLING("throttling"),
    /** Time in which the fork stood still, in seconds. */
    STANDSTILL("a standstill");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** Names it within a sentence. */
    public String words() {
      return words;
    }
  }

  /** Returns the figure with its unit. */
  public String amount() {
    return switch (kind) {
      case FOREIGN_CPU -> String.format(Locale.ROOT, "%.2f cores", figure);
      case STEAL -> percent(figure);
      case THROTTLING, STANDSTILL -> String.format(Locale.ROOT, "%.2f s", figure);
    };
  }

  /** Says it in words, such as {@code 2.30 cores of foreign CPU}. */
  public String reason() {
    return switch (kind) {
      case FOREIGN_CPU -> amount() + " of foreign CPU";
      case STEAL -> "steal " + amount();
      case THROTTLING -> "throttled for " + amount();
      case STANDSTILL -> "stood still for " + amount();
    };
  }

  static String percent(double share) {
    return String.format(
        Locale.ROOT, share > 0 && share < 0.1 ? "%.1f %%" : "%.0f %%", share * 100);
  }
}
