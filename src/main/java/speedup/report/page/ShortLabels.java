package speedup.report.page;

import java.util.Arrays;
import java.util.List;

/** What runs are called where there is little room: of a date and a name, what tells them apart. */
final class ShortLabels {

  /** Between the words of a label; the words keep what they end with. */
  private static final String ENDS = "(?<=[-_/\\\\. ])";

  private ShortLabels() {}

  /** The labels without the words that all of them begin or end with, if something is left. */
  static List<String> of(List<String> labels) {
    List<List<String>> words =
        labels.stream().map(label -> Arrays.asList(label.split(ENDS, -1))).toList();
    int shortest = words.stream().mapToInt(List::size).min().orElse(0);
    int before = 0;
    while (before < shortest && isCommon(words, before)) {
      before++;
    }
    int behind = 0;
    while (behind < shortest - before && isCommon(words, -1 - behind)) {
      behind++;
    }
    int first = before;
    int last = behind;
    List<String> names =
        words.stream()
            .map(all -> String.join("", all.subList(first, all.size() - last)))
            .map(name -> last == 0 ? name : name.replaceFirst("[-_/\\\\. ]$", ""))
            .toList();
    return labels.size() < 2 || names.stream().anyMatch(String::isBlank) ? labels : names;
  }

  /**
   * Whether all have the same word.
   *
   * @param place from the beginning; negative from the end
   */
  private static boolean isCommon(List<List<String>> labels, int place) {
    return labels.stream()
            .map(words -> words.get(place < 0 ? words.size() + place : place))
            .distinct()
            .count()
        == 1;
  }
}
