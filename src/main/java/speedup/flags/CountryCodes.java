package speedup.flags;

import java.util.List;
import java.util.stream.IntStream;

/** The two-letter country codes that flags are asked for by, in upper case. */
public final class CountryCodes {

  /** The 20 most populous countries, the most populous first. */
  public static final List<String> POPULOUS =
      codes("CN IN US ID BR PK NG BD RU JP MX PH VN ET EG DE IR TR CD FR");

  /** The 194 codes that have a flag, in alphabetical order. */
  public static final List<String> WITH_FLAG =
      codes(
          """
          AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ
          CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DZ EC EE EG ER ES ET FI FJ
          FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO
          JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH
          MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL
          PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG
          TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS YE ZA ZM ZW
          """);

  /** The 676 codes that two letters can make, from AA to ZZ. */
  public static final List<String> EVERY =
      IntStream.range(0, 26 * 26)
          .mapToObj(i -> "" + (char) ('A' + i / 26) + (char) ('A' + i % 26))
          .toList();

  private CountryCodes() {}

  /** Tells whether the text is a code from AA to ZZ, in upper case. */
  static boolean isCode(String text) {
    return text.length() == 2 && isLetter(text.charAt(0)) && isLetter(text.charAt(1));
  }

  /** Tells whether the character is a letter of a code: A to Z alone. */
  static boolean isLetter(char character) {
    return character >= 'A' && character <= 'Z';
  }

  private static List<String> codes(String text) {
    return List.of(text.strip().split("\\s+"));
  }
}
