package speedup.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ColumnsTests {

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "primes, 6",
    "12 µs ±2%, 9",
    "日本語, 6",
    "ﾃｽﾄ, 3",
    "ＡＢ, 4",
    "한글, 4",
    "\u1112\u1161\u11AB, 2", // the same syllable in parts
    "e\u0301, 1",
    "a\u20DD, 1",
    "a\u200Bb, 2",
    "a\u00ADb, 3",
    "😀, 2",
    "👍🏽, 2",
    "👩‍👩‍👧, 2",
    "🇩🇪, 2",
    "❤, 1",
    "❤️, 2",
    "1️⃣, 2",
    "⌚, 2",
    "\uD842\uDFB7, 2", // beyond the 16-bit characters
    "ไทย, 3",
    "נע, 2"
  })
  void countsTheColumnsOfATerminal(String text, int columns) {
    assertThat(Columns.of(text)).isEqualTo(columns);
  }

  @Test
  void aTableOfSuchTextIsAligned() {
    Table table =
        new Table(
            "日本",
            List.of("Cell", "verdict"),
            List.of(List.of("日本", "slower"), List.of("e\u0301\u001b", "é"), List.of("abc", "日本")));

    assertThat(table.toText())
        .isEqualTo(
            """
            日本

            Cell     verdict
            ----------------
            日本      slower
            e\u0301\\u001b        é
            abc         日本
            """);
  }

  @Test
  void aSentenceOfWideLettersIsBrokenWhereTheLineIsFull() {
    assertThat(new TextStyle(20, false).wrap("日本語日本 日本語日本")).isEqualTo("日本語日本\n  日本語日本");
    assertThat(new TextStyle(21, false).wrap("日本語日本 日本語日本")).isEqualTo("日本語日本 日本語日本");
  }
}
