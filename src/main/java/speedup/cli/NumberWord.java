package speedup.cli;

import java.util.function.Function;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number in the digits 0 to 9. Java's own parsers take those of every script. */
final class NumberWord {

  private static final Pattern DIGITS = Pattern.compile("[+-]?[0-9]+");

  /** Some of another script, and what may be a unit of time. */
  private static final Pattern OTHERS = Pattern.compile("[+-]?(?=.*[^\\x00-\\x7f])\\p{Nd}+[a-z]*");

  private NumberWord() {}

  /** Has a command, and those below it, read their numbers so. */
  static void readBy(CommandLine commandLine) {
    ITypeConverter<Integer> ofInt = word -> read(word, "an int", Integer::valueOf);
    ITypeConverter<Long> ofLong = word -> read(word, "a long", Long::valueOf);
    commandLine.registerConverter(int.class, ofInt);
    commandLine.registerConverter(Integer.class, ofInt);
    commandLine.registerConverter(long.class, ofLong);
    commandLine.registerConverter(Long.class, ofLong);
  }

  /** Whether it is one, however large. */
  static boolean isNumber(String word) {
    return DIGITS.matcher(word).matches();
  }

  /** Whether it would be one if digits of other scripts were allowed. */
  static boolean hasOtherDigits(String word) {
    return OTHERS.matcher(word).matches();
  }

  private static <T> T read(String word, String what, Function<String, T> reader) {
    try {
      if (isNumber(word)) {
        return reader.apply(word);
      }
    } catch (NumberFormatException e) {
      // It is too large.
    }
    throw new TypeConversionException("'" + word + "' is not " + what);
  }
}
