package speedup.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What measures for minutes gets no JVM for a second. */
final class BriefTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "table results/x",
        "compare a b",
        "report",
        "predict results/x",
        "-lp",
        "--version",
        "help run",
        "run --help"
      })
  void whatReadsIsBrief(String words) {
    assertThat(Brief.of(words.split(" "))).contains(Brief.READING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run Prime",
        "Prime",
        "-lp --jar other.jar",
        "run -jvmArgs --help",
        "serve",
        "primes 4",
        "flags --strategy process",
        "flags --strategy=cluster:members=2"
      })
  void whatMeasuresOrServesOrStartsOtherJvmsIsNot(String words) {
    assertThat(Brief.of(words.split(" "))).isEmpty();
    assertThat(Brief.of(new String[0])).isEmpty();
  }

  @Test
  void downloadsInOneJvmAre() {
    assertThat(Brief.of(new String[] {"flags", "-s", "DELAY", "b", "--strategy", "virtual"}))
        .contains(Brief.DOWNLOADS);
    assertThat(Brief.of(new String[] {"flags"})).contains(Brief.DOWNLOADS);
  }

  @Test
  void whatNamesRunsOrDownloadsCanBeRehearsed() {
    assertThat(Brief.READING.canBeRehearsed(new String[] {"report", "results/x"})).isTrue();
    assertThat(Brief.DOWNLOADS.canBeRehearsed(new String[] {"flags"})).isTrue();
    assertThat(Brief.READING.canBeRehearsed(new String[] {"--version"})).isFalse();
    assertThat(Brief.READING.canBeRehearsed(new String[] {"table", "--help"})).isFalse();
  }
}
