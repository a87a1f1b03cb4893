package speedup.report.text;

import java.util.List;

/**
 * Sentences under a title.
 *
 * @param title in a few words
 * @param sentences one a line
 */
public record Section(String title, List<String> sentences) {

  /** Copies the sentences. */
  public Section {
    sentences = List.copyOf(sentences);
  }
}
