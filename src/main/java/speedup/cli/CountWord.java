package speedup.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How many: a whole number, however large; the command says which ones it takes. */
final class CountWord implements ITypeConverter<Long> {

  @Override
  public Long convert(String word) {
    if (!NumberWord.isNumber(word)) {
      throw new TypeConversionException("'" + word + "' is no whole number");
    }
    // No command takes so many that the difference matters.
    return word.length() < 19 ? Long.parseLong(word) : Long.MAX_VALUE;
  }
}
