package speedup.jmh;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import speedup.run.Cell;
import speedup.run.UsageException;
import speedup.strategy.Lifecycle;
import speedup.strategy.Strategy;
import speedup.workload.Rc4RoundTrips;
import speedup.workload.Sha256Digests;

/**
 * Checks the values of parameters before anything is measured: a value that a fork could make
 * nothing of is refused at once, with what would be right.
 */
final class ParameterCheck {

  /** The largest scale of the workloads that have one. */
  private static final Map<String, Integer> LARGEST_SCALES =
      Map.of("sha256", Sha256Digests.LARGEST_SCALE, "rc4", Rc4RoundTrips.LARGEST_SCALE);

  private ParameterCheck() {}

  /**
   * Checks the parameters of a benchmark.
   *
   * @param workload the name of its method
   * @throws UsageException if a value is not allowed
   */
  static void check(String workload, Map<String, String> values) throws UsageException {
    for (Map.Entry<String, String> value : values.entrySet()) {
      check(workload, value.getKey(), value.getValue());
    }
  }

  private static void check(String workload, String name, String value) throws UsageException {
    switch (name) {
      case Cell.STRATEGY -> checkName(name, value, Strategy.values());
      case Cell.LIFECYCLE -> checkName(name, value, Lifecycle.values());
      case Cell.WORKERS ->
          checkNumber(
              name,
              value,
              value.matches("[1-9][0-9]{0,8}") && Integer.parseInt(value) <= Strategy.MOST_WORKERS,
              "a whole number from 1 to " + Strategy.MOST_WORKERS);
      case "scale" -> checkScale(workload, value);
      case "flags" -> checkNumber(name, value, value.matches("20|194|676"), "20, 194 or 676");
      case "delay" ->
          checkNumber(
              name,
              value,
              value.matches("[0-9]{1,5}"),
              "a whole number of milliseconds from 0 to 99999");
      default -> {
        // A workload's own parameter, which it checks itself.
      }
    }
  }

  private static void checkScale(String workload, String value) throws UsageException {
    double scale = number(value);
    Integer largest = LARGEST_SCALES.get(workload);
    if (largest == null) {
      boolean right = scale > 0 && Double.isFinite(scale);
      checkNumber("scale", value, right, "a number above 0, such as 0.5");
    } else {
      checkNumber(
          "scale",
          value,
          scale > 0 && scale <= largest,
          "for %s a number above 0 and up to %d, such as 0.5".formatted(workload, largest));
    }
  }

  private static void checkName(String name, String value, Enum<?>[] allowed)
      throws UsageException {
    if (Arrays.stream(allowed).noneMatch(one -> one.name().equals(value))) {
      throw new UsageException(
          "-p %s=%s: there is no such %s; allowed are %s"
              .formatted(
                  name,
                  value,
                  name,
                  Arrays.stream(allowed).map(Enum::name).collect(Collectors.joining(", "))));
    }
  }

  private static void checkNumber(String name, String value, boolean right, String allowed)
      throws UsageException {
    if (!right) {
      throw new UsageException("-p %s=%s: must be %s".formatted(name, value, allowed));
    }
  }

  private static double number(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
