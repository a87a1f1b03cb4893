package speedup.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import speedup.flags.SiteBehaviour;

/** By how much answers are late, as people type it: {@code 0.5}, or {@code 0.5-5}, in seconds. */
final class DelayWord implements ITypeConverter<DelayWord.Range> {

  private static final String SECONDS = "([0-9]{1,4}(?:\\.[0-9]{1,9})?)";
  private static final Pattern WORD = Pattern.compile(SECONDS + "(?:-" + SECONDS + ")?");

  @Override
  public Range convert(String word) {
    Matcher matcher = WORD.matcher(word);
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "'" + word + "' is no delay: write seconds, such as 0.5, or from-to, such as 0.5-5");
    }
    Duration from = seconds(matcher.group(1));
    Duration to = matcher.group(2) == null ? from : seconds(matcher.group(2));
    if (to.compareTo(from) < 0) {
      throw new TypeConversionException(
          "'%s' is no delay: write the shorter first, %s-%s"
              .formatted(word, matcher.group(2), matcher.group(1)));
    }
    if (to.compareTo(SiteBehaviour.LONGEST_DELAY) > 0) {
      throw new TypeConversionException(
          "'%s' is no delay: at most %d seconds"
              .formatted(word, SiteBehaviour.LONGEST_DELAY.toSeconds()));
    }
    return new Range(from, to);
  }

  private static Duration seconds(String number) {
    return Duration.ofNanos(new BigDecimal(number).movePointRight(9).longValueExact());
  }

  /** The shortest and the longest delay. */
  record Range(Duration from, Duration to) {}
}
