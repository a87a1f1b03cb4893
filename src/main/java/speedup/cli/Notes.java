package speedup.cli;

import java.io.PrintWriter;
import java.util.List;
import speedup.report.text.TextStyle;

/** What a person is told at the standard error, beside the answer of a command. */
final class Notes {

  private Notes() {}

  /**
   * Prints a sentence, with whatever characters it quotes: in one line, or on a terminal that is
   * narrower broken between words. A sentence may have several lines.
   */
  static void print(PrintWriter err, String sentence) {
    print(err, List.of(sentence));
  }

  /** Prints each of them likewise. */
  static void print(PrintWriter err, List<String> sentences) {
    if (!sentences.isEmpty()) {
      TextStyle style = Terminal.errorStyle();
      sentences.stream().flatMap(String::lines).map(style::wrap).forEach(err::println);
      err.flush();
    }
  }
}
