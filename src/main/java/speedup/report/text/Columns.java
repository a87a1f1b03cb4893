package speedup.report.text;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * How many columns text takes on a terminal: two for a wide letter or a picture, none for a mark
 * upon another letter. After the tables of <a href="https://www.unicode.org/reports/tr11/">Unicode
 * Standard Annex 11</a>, version 16.
 */
final class Columns {

  private static final int SOFT_HYPHEN = 0xAD;
  private static final int PICTURE_SELECTOR = 0xFE0F;
  private static final int FIRST_BEYOND_ASCII = 0x80;

  /** First and last of the blocks whose letters are wide; pictures are told by their property. */
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x2329, 0x232A},
    {0x2630, 0x2637},
    {0x268A, 0x268F},
    {0x2E80, 0x303E},
    {0x3041, 0xA4CF},
    {0xA960, 0xA97C},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE10, 0xFE19},
    {0xFE30, 0xFE6F},
    {0xFF01, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x16FE0, 0x18DFF},
    {0x1AFF0, 0x1B2FF},
    {0x1D300, 0x1D376},
    {0x1F200, 0x1F265},
    {0x20000, 0x3FFFD}
  };

  private static final int[] REGIONAL_INDICATORS = {0x1F1E6, 0x1F1FF};

  /** The second and third parts of a syllable, which stand in the square of the first. */
  private static final int[][] HANGUL_PARTS = {{0x1160, 0x11FF}, {0xD7B0, 0xD7FB}};

  private Columns() {}

  static int of(String text) {
    if (text.chars().allMatch(character -> character < FIRST_BEYOND_ASCII)) {
      return text.length();
    }
    BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
    letters.setText(text);
    int columns = 0;
    int start = letters.first();
    for (int end = letters.next(); end != BreakIterator.DONE; end = letters.next()) {
      columns += ofLetter(text.substring(start, end));
      start = end;
    }
    return columns;
  }

  /** What a reader sees as one letter is at most as wide as one: a family of four is a picture. */
  private static int ofLetter(String letter) {
    return letter.indexOf(PICTURE_SELECTOR) >= 0
        ? 2
        : Math.min(2, letter.codePoints().map(Columns::ofCharacter).sum());
  }

  private static int ofCharacter(int character) {
    if (isMark(character)) {
      return 0;
    }
    return isWide(character) ? 2 : 1;
  }

  private static boolean isMark(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      case Character.FORMAT -> character != SOFT_HYPHEN;
      default -> isIn(HANGUL_PARTS, character);
    };
  }

  private static boolean isWide(int character) {
    if (Character.isEmojiPresentation(character)) {
      return !isIn(REGIONAL_INDICATORS, character);
    }
    return isIn(WIDE, character);
  }

  private static boolean isIn(int[][] blocks, int character) {
    for (int[] block : blocks) {
      if (isIn(block, character)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIn(int[] block, int character) {
    return block[0] <= character && character <= block[1];
  }
}
