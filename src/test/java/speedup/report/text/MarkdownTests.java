package speedup.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MarkdownTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "List<T> List\\<T>",
        "a|b a\\|b",
        "`c` \\`c\\`",
        "*d*_e_ \\*d\\*\\_e\\_",
        "~f~ \\~f\\~",
        "a\\b a\\\\b",
        "a\\|b a\\\\\\|b",
        "[x](y) [x\\](y)",
        "[-1.2%] [-1.2%]",
        "a&lt;b a&amp;lt;b",
        "a&b a&b",
        "$a$ <span>$</span>a<span>$</span>",
        "@Override @<!--|-->Override",
        ":tada: :<!--|-->tada:",
        "a:b a:b",
        "1+2=3 1+2=3"
      })
  void whatHasAMeaningIsEscapedAndNothingElse(String text, String markdown) {
    assertThat(Markdown.text(text)).isEqualTo(markdown.replace("<!--|-->", "<!-- -->"));
  }

  @Test
  void controlsAreWrittenOutAndThenEscaped() {
    assertThat(Markdown.text("a\tb\nc")).isEqualTo("a\\\\tb\\\\nc");
  }

  @Test
  void aTableEscapesTitleHeadingsAndCells() {
    Table table = new Table("A|B", List.of("x_y"), List.of(List.of("<b>")));

    assertThat(table.toMarkdown())
        .isEqualTo(
            """
            ### A\\|B

            | x\\_y |
            | :--- |
            | \\<b> |
            """);
  }
}
