package speedup.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextStyleTests {

  private static final Table WIDE =
      new Table(
          "Wide",
          List.of("Cell", "one", "two", "three"),
          List.of(List.of("primes", "slower", "1234567890", "x")));

  @Test
  void aTableThatIsTooWideIsFoldedBesideTheNamesOfItsRows() {
    assertThat(WIDE.toText(new TextStyle(20, false)))
        .isEqualTo(
            """
            Wide

            Cell       one
            --------------
            primes  slower

            Cell           two
            ------------------
            primes  1234567890

            Cell    three
            -------------
            primes      x
            """);
  }

  @Test
  void columnsThatBelongTogetherAreNotParted() {
    Table pairs =
        new Table(
            "Pairs",
            List.of("N", "primes", "factor", "rc4", "factor"),
            List.of(List.of("1", "60 ms", "1.00x", "80 ms", "2.00x")),
            1,
            2);

    assertThat(pairs.toText(new TextStyle(25, false)))
        .contains("N  primes  factor\n")
        .contains("N    rc4  factor\n");
  }

  @Test
  void colourIsOnlyEverAddedToWords() {
    String plain = WIDE.toText();
    String coloured = WIDE.toText(new TextStyle(200, true));

    assertThat(coloured).contains("\u001b[31mslower\u001b[0m");
    assertThat(coloured.replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(plain);
  }

  @Test
  void aLongSentenceIsBrokenBetweenWords() {
    assertThat(new TextStyle(20, false).wrap("  a sentence that does not fit"))
        .isEqualTo("  a sentence that\n    does not fit");
    assertThat(TextStyle.PLAIN.wrap("  a sentence that does not fit"))
        .isEqualTo("  a sentence that does not fit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "ms", "µs", "s", "min", "MB"})
  void aNumberStaysWithItsUnit(String unit) {
    assertThat(new TextStyle(15, false).wrap("not above 41.5 " + unit + ", or some"))
        .isEqualTo("not above\n  41.5 " + unit + ", or\n  some");
  }

  @Test
  void aWordThatBeginsLikeAUnitIsNone() {
    assertThat(new TextStyle(12, false).wrap("one of 200 seconds"))
        .isEqualTo("one of 200\n  seconds");
  }
}
