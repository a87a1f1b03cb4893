package speedup.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A duration as people type it: {@code 500ms}, {@code 90s}, {@code 5m}, {@code 1h}. */
final class DurationWord implements ITypeConverter<Duration> {

  private static final Pattern WORD = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

  @Override
  public Duration convert(String word) {
    Matcher matcher = WORD.matcher(word);
    if (!matcher.matches() || matcher.group(1).matches("0+")) {
      throw new TypeConversionException(
          "'" + word + "' is no duration: write a number above 0 and a unit, such as 90s or 5m");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }
}
