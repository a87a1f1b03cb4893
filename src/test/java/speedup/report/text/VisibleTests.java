package speedup.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class VisibleTests {

  @Test
  void controlsAreWrittenOut() {
    assertThat(Visible.text("a\u001b[31mb")).isEqualTo("a\\u001b[31mb");
    assertThat(Visible.text("a\tb\r\nc")).isEqualTo("a\\tb\\r\\nc");
    assertThat(Visible.text("\u0000\u007f\u009b")).isEqualTo("\\u0000\\u007f\\u009b");
  }

  @Test
  void marksThatTurnTheDirectionOfWritingAreWrittenOut() {
    assertThat(Visible.text("a\u202eb\u2066c\u2028d")).isEqualTo("a\\u202eb\\u2066c\\u2028d");
  }

  @Test
  void halfACharacterIsWrittenOut() {
    assertThat(Visible.text("a\ud83d")).isEqualTo("a\\ud83d");
  }

  @Test
  void everythingElseStaysAsItIs() {
    String text = "List<String> a|b `c` *d* 日本 👩‍👩‍👧 e\u0301 נע \"q\" \\t";

    assertThat(Visible.text(text)).isSameAs(text);
  }

  @Test
  void linesStayLines() {
    assertThat(Visible.lines("a\tb\nc\n")).isEqualTo("a\\tb\nc\n");
  }

  @Test
  void aSentenceOnATerminalHasNoControls() {
    assertThat(TextStyle.PLAIN.wrap("  gone: a\u001b[2Jb")).isEqualTo("  gone: a\\u001b[2Jb");
  }
}
