package speedup.flags;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * Chooses the codes whose flags a person asks for.
 *
 * @param codes the chosen codes, in upper case, each once, in alphabetical order
 */
public record CountrySelection(List<String> codes) {

  /** Holds the codes to their order. */
  public CountrySelection {
    codes = List.copyOf(new TreeSet<>(codes));
  }

  /**
   * Chooses codes: what is named, and what {@code all} and {@code every} add to it; the 20 most
   * populous countries when none of them says anything.
   *
   * @param named codes such as {@code BR}, or single letters for the 26 codes that start with it;
   *     in any case
   * @param all adds the 194 codes that have a flag
   * @param every adds the 676 codes from AA to ZZ
   * @param limit keeps only this many codes, the first in alphabetical order
   * @throws IllegalArgumentException with one line that says what is wrong, and what is allowed
   */
  public static CountrySelection of(
      Collection<String> named, boolean all, boolean every, OptionalInt limit) {
    if (limit.isPresent() && limit.getAsInt() < 1) {
      throw new IllegalArgumentException("the limit must be 1 or more, not " + limit.getAsInt());
    }
    NavigableSet<String> chosen = named(named);
    if (all) {
      chosen.addAll(CountryCodes.WITH_FLAG);
    }
    if (every) {
      chosen.addAll(CountryCodes.EVERY);
    }
    if (chosen.isEmpty()) {
      chosen.addAll(CountryCodes.POPULOUS);
    }
    return new CountrySelection(
        chosen.stream().limit(limit.orElse(CountryCodes.EVERY.size())).toList());
  }

  private static NavigableSet<String> named(Collection<String> arguments) {
    NavigableSet<String> chosen = new TreeSet<>();
    List<String> wrong = new ArrayList<>();
    for (String argument : arguments) {
      String upper = argument.toUpperCase(Locale.ROOT);
      if (CountryCodes.isCode(upper)) {
        chosen.add(upper);
      } else if (upper.length() == 1 && CountryCodes.isLetter(upper.charAt(0))) {
        CountryCodes.EVERY.stream().filter(code -> code.startsWith(upper)).forEach(chosen::add);
      } else {
        wrong.add("'" + argument + "'");
      }
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          "not a country code: "
              + String.join(", ", wrong)
              + "; give AA to ZZ, or one letter from A to Z for all 26 codes that start with it");
    }
    return chosen;
  }
}
