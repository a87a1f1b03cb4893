package speedup.cli.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import speedup.flags.Download;
import speedup.flags.Tally;

final class ReportTests {

  @Test
  void theReportAfterNamesOnlyWhatThereWas() {
    assertThat(DownloadReport.after(new Tally(17, 9, 2), Duration.ofMillis(13_360)))
        .isEqualTo(
            """
            --------------------
             17 flags downloaded.
              9 not found.
              2 errors.
            Elapsed time: 13.36s\
            """);
    assertThat(DownloadReport.after(new Tally(1, 0, 1), Duration.ofMillis(5)))
        .isEqualTo(
            """
            --------------------
              1 flag downloaded.
              1 error.
            Elapsed time: 0.01s\
            """);
  }

  @Test
  void tenCodesAreNamedAndElevenAreNot() {
    List<String> codes = List.of("BA", "BB", "BC", "BD", "BE", "BF", "BG", "BH", "BI", "BJ", "BK");
    assertThat(DownloadReport.before("DELAY site: URL", codes, 30))
        .isEqualTo(
            """
            DELAY site: URL
            Searching for 11 flags: from BA to BK
            30 concurrent connections will be used.\
            """);
    assertThat(DownloadReport.before("DELAY site: URL", codes.subList(0, 10), 1))
        .isEqualTo(
            """
            DELAY site: URL
            Searching for 10 flags: BA, BB, BC, BD, BE, BF, BG, BH, BI, BJ
            1 connection will be used.\
            """);
  }

  @Test
  void progressIsALineATenthWithRateAndTimeLeft() {
    StringWriter text = new StringWriter();
    AtomicLong nanoseconds = new AtomicLong();
    try (ProgressLines progress = new ProgressLines(new PrintWriter(text), 25, nanoseconds::get)) {
      for (int i = 0; i < 25; i++) {
        nanoseconds.addAndGet(500_000_000);
        progress.ended(new Download.Missing("XX"));
      }
    }
    assertThat(text.toString().lines())
        .hasSize(10)
        .startsWith("3 of 25, 2/s, 11 s left", "5 of 25, 2/s, 10 s left")
        .endsWith("25 of 25, 2/s, 0 s left");
  }

  @Test
  void resultsArePassedOnInOrder() {
    List<String> passedOn = new ArrayList<>();
    InOrder<String> inOrder = new InOrder<>((index, result) -> passedOn.add(index + result));
    inOrder.completed(1, "b");
    inOrder.completed(3, "d");
    assertThat(passedOn).isEmpty();
    inOrder.completed(0, "a");
    assertThat(passedOn).containsExactly("0a", "1b");
    inOrder.completed(2, "c");
    assertThat(passedOn).containsExactly("0a", "1b", "2c", "3d");
  }
}
