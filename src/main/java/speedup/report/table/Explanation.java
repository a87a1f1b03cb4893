package speedup.report.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import speedup.report.figure.Figure;
import speedup.report.figure.Scores;
import speedup.report.summary.CellStatus;
import speedup.report.text.Section;
import speedup.report.text.TextStyle;
import speedup.strategy.Strategy;

/** The words of the tables, each explained in a line. */
public final class Explanation {

  private static final String DASH =
      "not measured, or it makes no sense; 'table --all' says why it was skipped";

  private static final String DOUBT =
      "do not take it for the strategy's own figure; 'table --all' says why";

  private static final List<String> SIGNS =
      List.of(
          "x: how many times as fast as the baseline, which is 1.00x; below 1 it is slower",
          "±: half the 95 % interval, as a share; [low, high] where that is more than 20 %; neither"
              + " below 3 forks",
          Scores.NOTHING + ": " + DASH,
          Scores.DOUBTFUL + ": " + DOUBT,
          "cold, warm: the pool is opened and closed within the measured time, or before it");

  private static final List<String> ENDS =
      Arrays.stream(CellStatus.values())
          .map(status -> status.word() + ": " + meaning(status))
          .toList();

  /** A column that is no figure. */
  private record Key(String heading, String meaning) {}

  private static final List<Key> KEYS =
      List.of(
          new Key("workers", "how many tasks may be in progress at once"),
          new Key("forks", "fresh JVMs that were measured and count"),
          new Key("end", "why the cell was not measured further"));

  private Explanation() {}

  /** What a strategy or the heading of a column means; empty for any other word. */
  public static Optional<String> of(String word) {
    return strategy(word)
        .or(() ->
            Figure.ALL.stream()
                .filter(figure -> figure.heading().equals(word))
                .map(Figure::legend)
                .findFirst())
        .or(() ->
            KEYS.stream()
                .filter(key -> key.heading().equalsIgnoreCase(word))
                .map(Key::meaning)
                .findFirst());
  }

  /** What the text of a cell of a table means, or its sign: empty where it is a mere figure. */
  public static Optional<String> ofCell(String text) {
    if (text.equals(Scores.NOTHING)) {
      return Optional.of(DASH);
    }
    return text.endsWith(" " + Scores.DOUBTFUL)
        ? Optional.of(DOUBT)
        : strategy(text)
            .or(() ->
                Arrays.stream(CellStatus.values())
                    .filter(status -> status.word().equals(text))
                    .map(Explanation::meaning)
                    .findFirst());
  }

  private static Optional<String> strategy(String word) {
    return Arrays.stream(Strategy.values())
        .filter(strategy -> strategy.name().equals(word))
        .map(Strategy::meaning)
        .findFirst();
  }

  /** All of them, as text. */
  public static String text(TextStyle style) {
    List<String> parts = new ArrayList<>();
    for (Section section : sections()) {
      List<String> lines =
          section.sentences().stream().map(line -> style.ofProse().wrap("  " + line)).toList();
      parts.add(section.title() + "\n\n" + String.join("\n", lines) + "\n");
    }
    return String.join("\n", parts);
  }

  /** All of them. */
  public static List<Section> sections() {
    return List.of(
        new Section(
            "Strategies",
            Arrays.stream(Strategy.values())
                .map(strategy -> strategy.name() + ": " + strategy.meaning())
                .toList()),
        new Section(
            "Columns",
            Stream.concat(
                    Figure.ALL.stream().map(figure -> figure.heading() + ": " + figure.legend()),
                    KEYS.stream().map(key -> key.heading() + ": " + key.meaning()))
                .toList()),
        new Section("Signs", SIGNS),
        new Section("end: why a cell was not measured further", ENDS));
  }

  private static String meaning(CellStatus status) {
    return switch (status) {
      case PRECISE -> "its interval is as narrow as was asked for";
      case ROUNDS -> "it was measured in as many rounds as were asked for, or as there may be";
      case BUDGET -> "the time was over";
      case FAILED -> "it gave a wrong answer, threw, hung or died";
      case CRASHED -> "its forks died from some round on; what was measured before counts";
      case INTERRUPTED -> "the run was stopped; run --resume goes on";
      case RUNNING -> "the run is still measuring it";
      case SKIPPED -> "the combination makes no sense";
    };
  }
}
