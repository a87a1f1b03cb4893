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
  void oneReasonIsThatOfAllAndTwoAreNot() {
    ErrorReasons reasons = new ErrorReasons(progress);

    reasons.ended(new Download.Missing("XX"));
    assertThat(reasons.ofAll()).isEmpty();
    reasons.ended(new Download.Failed("BR", "418"));
    reasons.ended(new Download.Failed("DE", "418"));
    assertThat(reasons.ofAll()).hasValue("418");
    reasons.ended(new Download.Failed("FR", "503"));
    assertThat(reasons.ofAll()).isEmpty();
    assertThat(shown).extracting(Download::code).containsExactly("XX", "BR", "DE", "FR");
  }
}
