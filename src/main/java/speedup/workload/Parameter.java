package speedup.workload;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * A parameter of a batch, as a user gives it on the command line.
 *
 * @param name what it is called
 * @param allowed which values are right, to be read after "must be"
 * @param accepts whether a value is right
 */
public record Parameter(String name, String allowed, Predicate<String> accepts) {

  /** A whole number, both ends included. */
  public static Parameter wholeNumber(String name, int least, int most) {
    return new Parameter(
        name,
        "a whole number from " + least + " to " + most,
        value ->
            value.matches("[0-9]{1,9}")
                && Integer.parseInt(value) >= least
                && Integer.parseInt(value) <= most);
  }

  /** By what the sizes of a workload's jobs are multiplied: a number above 0. */
  static Parameter scale(String workload, int largest) {
    return new Parameter(
        "scale",
        "for %s a number above 0 and up to %d, such as 0.5".formatted(workload, largest),
        value -> number(value) > 0 && number(value) <= largest);
  }

  private static double number(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Says in one line what is wrong with a value, and what would be right; empty if it is right. */
  public Optional<String> objection(String value) {
    return accepts.test(value)
        ? Optional.empty()
        : Optional.of("-p %s=%s: must be %s".formatted(name, value, allowed));
  }
}
