package speedup.cli.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import speedup.flags.Download;

final class ErrorReasonsTests {

  private final List<Download> shown = new ArrayList<>();

  private final DownloadProgress progress =
      new DownloadProgress() {
        @Override
        public void ended(Download download) {
          shown.add(download);
        }

        @Override
        public void close() {}
      };

  @Test
  void theReasonOfTheMostErrorsIsSaidAndOfHowMany() {
    ErrorReasons reasons = new ErrorReasons(progress);

    reasons.ended(new Download.Missing("XX"));
    assertThat(reasons.mostFrequent()).isEmpty();
    reasons.ended(new Download.Failed("BR", "503"));
    assertThat(reasons.mostFrequent()).hasValue("The error: 503");
    reasons.ended(new Download.Failed("DE", "503"));
    assertThat(reasons.mostFrequent()).hasValue("Each error: 503");
    reasons.ended(new Download.Failed("FR", "418"));
    assertThat(reasons.mostFrequent()).hasValue("2 of 3 errors: 503; -v shows the reason of each");
    assertThat(shown).extracting(Download::code).containsExactly("XX", "BR", "DE", "FR");
  }

  @Test
  void whatTheFileOfAFlagIsCalledMakesNoOtherReason() {
    ErrorReasons reasons = new ErrorReasons(progress);

    reasons.ended(new Download.Failed("BR", "cannot write a/br.gif: No space left on device"));
    reasons.ended(new Download.Failed("DE", "cannot write a/de.gif: No space left on device"));

    assertThat(reasons.mostFrequent())
        .hasValue("Each error: cannot write a/*.gif: No space left on device");
  }
}
