package speedup.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A share as people type it: {@code 5%}, {@code 2.5%} or {@code 5}. What might be a fraction, such
 * as {@code 0.05}, is refused rather than taken for a twentieth of a percent.
 */
final class PercentWord implements ITypeConverter<Double> {

  private static final Pattern WORD = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,6})?)%?");

  @Override
  public Double convert(String word) {
    Matcher matcher = WORD.matcher(word);
    double percent = matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
    boolean mayBeFraction = percent < 1 && !word.endsWith("%");
    if (!(percent > 0 && percent <= 100) || mayBeFraction) {
      throw new TypeConversionException(
          "'" + word + "' is no share: write a number above 0% and up to 100%, such as 5%");
    }
    return percent / 100;
  }
}
