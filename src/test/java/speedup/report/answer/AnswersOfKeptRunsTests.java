package speedup.report.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import speedup.report.conclusion.Conclusions;
import speedup.report.summary.RunSummary;
import speedup.report.text.TextStyle;
import speedup.run.StoredRun;

/** How what is said of the runs that the repository keeps fits a window. */
final class AnswersOfKeptRunsTests {

  private static final int COLUMNS = 80;

  static Stream<Path> kept() throws Exception {
    try (Stream<Path> folders = Files.list(Path.of("results"))) {
      return folders.filter(Files::isDirectory).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("kept")
  void nothingWrapsInAWindowOf80Columns(Path run) throws Exception {
    List<RunSummary> runs = List.of(RunSummary.of(StoredRun.read(run)));
    TextStyle window = new TextStyle(COLUMNS, false);

    List<String> lines = new ArrayList<>(FirstScreen.tables(runs, window).lines().toList());
    lines.addAll(FirstScreen.answer(runs, window).lines().toList());
    lines.addAll(FirstScreen.next(runs.getFirst(), window).lines().toList());

    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(COLUMNS));
    // A line that was broken goes on with an indentation; only a command has one of its own.
    assertThat(lines)
        .filteredOn(line -> line.startsWith("  "))
        .allSatisfy(line -> assertThat(line).startsWith("  run --resume "));
    assertThat(Answer.of(runs.getFirst(), 500).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Answer.LONGEST));
  }

  /** What is cut off may be a digit of a number. */
  @ParameterizedTest
  @MethodSource("kept")
  void inANarrowWindowNothingIsCutOff(Path run) throws Exception {
    RunSummary summary = RunSummary.of(StoredRun.read(run));
    TextStyle usual = new TextStyle(COLUMNS, false);
    TextStyle narrow = new TextStyle(40, false);

    List<String> lines =
        Stream.concat(
                FirstScreen.answer(List.of(summary), narrow).lines(),
                FirstScreen.next(summary, narrow).lines())
            .toList();

    // Only what is to be copied is longer.
    assertThat(lines)
        .filteredOn(line -> line.length() > 40)
        .allSatisfy(line -> assertThat(line).matches("  (results/[^ ]+|run --resume .*)"));
    assertThat(words(String.join("\n", lines)))
        .isEqualTo(
            words(FirstScreen.answer(List.of(summary), usual) + FirstScreen.next(summary, usual)));
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  @ParameterizedTest
  @MethodSource("kept")
  void noSentenceHasMoreThan30Words(Path run) throws Exception {
    RunSummary summary = RunSummary.of(StoredRun.read(run));

    List<String> sentences =
        Conclusions.of(summary).stream()
            .flatMap(section -> section.sentences().stream())
            .flatMap(text -> Stream.of(text.split("(?<=[.]) ")))
            .toList();

    assertThat(sentences)
        .allSatisfy(sentence -> assertThat(sentence.split(" ")).hasSizeLessThanOrEqualTo(30));
  }
}
