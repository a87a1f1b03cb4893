package speedup.jmh;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import speedup.run.Cell;
import speedup.run.UsageException;
import speedup.strategy.Lifecycle;
import speedup.strategy.Strategy;

/** Checks the values of parameters before anything is measured. */
final class ParameterCheck {

  private ParameterCheck() {}

  static void check(Map<String, String> values) throws UsageException {
    for (Map.Entry<String, String> value : values.entrySet()) {
      check(value.getKey(), value.getValue());
    }
  }

  private static void check(String name, String value) throws UsageException {
    switch (name) {
      case Cell.STRATEGY -> checkName(name, value, Strategy.values());
      case Cell.LIFECYCLE -> checkName(name, value, Lifecycle.values());
      case Cell.WORKERS ->
          checkNumber(
              name,
              value,
              value.matches("[1-9][0-9]{0,8}") && Integer.parseInt(value) <= Strategy.MOST_WORKERS,
              "a whole number from 1 to " + Strategy.MOST_WORKERS);
      case "scale" -> checkNumber(name, value, isPositive(value), "a number above 0, such as 0.5");
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

  private static boolean isPositive(String value) {
    try {
      double number = Double.parseDouble(value);
      return number > 0 && Double.isFinite(number);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
