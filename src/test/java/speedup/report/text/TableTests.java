package speedup.report.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTests {

  private static final Table TABLE =
      new Table(
          "Speedup",
          List.of("Workers", "primes", "factor"),
          List.of(List.of("1", "823 ms", "1.00x"), List.of("20", "1.24 s ±2%", "-")));

  @Test
  void textHasItsColumnsAligned() {
    assertThat(TABLE.toText())
        .isEqualTo(
            """
            Speedup

            Workers      primes  factor
            ---------------------------
            1            823 ms   1.00x
            20       1.24 s ±2%       -
            """);
  }

  @Test
  void markdownIsGithubs() {
    assertThat(TABLE.toMarkdown())
        .isEqualTo(
            """
            ### Speedup

            | Workers | primes | factor |
            | :--- | ---: | ---: |
            | 1 | 823 ms | 1.00x |
            | 20 | 1.24 s ±2% | - |
            """);
  }

  @Test
  void namesAreToTheLeftAndNumbersToTheRight() {
    List<List<String>> rows =
        List.of(List.of("primes", "2", "one", "1.0x"), List.of("rc4", "20", "another", "10.0x"));
    Table table = new Table("T", List.of("work", "workers", "which", "factor"), rows, 3, 1);

    assertThat(table.toText())
        .isEqualTo(
            """
            T

            work    workers  which    factor
            --------------------------------
            primes        2  one        1.0x
            rc4          20  another   10.0x
            """);
    assertThat(table.toMarkdown()).contains("| :--- | ---: | :--- | ---: |");
  }

  @Test
  void aNameThatLeavesNoRoomForFiguresIsBroken() {
    Table table =
        new Table(
            "T",
            List.of("Cell", "verdict", "change"),
            List.of(
                List.of("primes fixed x2 (cold, delay=50)", "same within 5%", "+1.1%"),
                List.of("rc4", "slower", "+10%")));

    assertThat(table.toText(new TextStyle(36, false)))
        .isEqualTo(
            """
            T

            Cell                       verdict
            ----------------------------------
            primes fixed x2     same within 5%
              (cold, delay=50)
            rc4                         slower

            Cell                change
            --------------------------
            primes fixed x2      +1.1%
              (cold, delay=50)
            rc4                   +10%
            """);
    assertThat(table.toText(new TextStyle(48, false)))
        .contains("\nprimes fixed x2 (cold, delay=50)");
  }

  @Test
  void ofTwoNamesThatLeaveNoRoomTheFirstStandsAboveTheRowsThatHaveIt() {
    Table table =
        new Table(
            "T",
            List.of("Cell", "metric", "value", "forks"),
            List.of(
                List.of("primes fixed x2 (cold)", "cost.cpu", "1.01 s", "12"),
                List.of("primes fixed x2 (cold)", "ok", "20", "12"),
                List.of("rc4", "ok", "20", "6")),
            2,
            1);

    assertThat(table.toText(new TextStyle(27, false)))
        .isEqualTo(
            """
            T

            Cell
              metric     value  forks
            -------------------------
            primes fixed x2 (cold)
              cost.cpu  1.01 s     12
              ok            20     12
            rc4
              ok            20      6
            """);
  }

  @Test
  void aBarInACellIsNoBorder() {
    Table table = new Table("T", List.of("a"), List.of(List.of("x|y")));

    assertThat(table.toMarkdown()).contains("| x\\|y |");
  }

  @Test
  void aRowThatDoesNotFitIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Table("T", List.of("a", "b"), List.of(List.of("1"))))
        .withMessageContaining("1 cells under 2 headings");
  }
}
