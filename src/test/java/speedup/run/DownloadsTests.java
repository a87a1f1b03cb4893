package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import speedup.flags.SiteBehaviour;

@Timeout(60)
@Tag("slow")
final class DownloadsTests {

  private static final Duration MOMENT = Duration.ofMillis(10);

  @Test
  void aSiteThatCannotBeWarmedUpIsEnded() {
    Set<ProcessHandle> before = children();

    assertThatThrownBy(() -> Downloads.serve(SiteBehaviour.prompt().withErrorRate(1), MOMENT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not answer rightly");

    assertThat(children()).isEqualTo(before);
  }

  @Test
  void theForksAreToldWhereTheSiteIsAndItEndsWithTheRun() throws Exception {
    Set<ProcessHandle> before = children();

    try (Downloads downloads = Downloads.serve(SiteBehaviour.prompt(), MOMENT)) {
      assertThat(downloads.jvmArguments())
          .singleElement()
          .asString()
          .startsWith("-Dspeedup.site=http://127.0.0.1:");
      assertThat(children()).hasSize(before.size() + 1);
    }

    assertThat(children()).isEqualTo(before);
  }

  @Test
  void aRunWithoutDownloadsNeedsNoSite() throws Exception {
    Set<ProcessHandle> before = children();
    Plan plan = Simulation.rounds(1, 1, Cells.SEQUENTIAL);

    try (Downloads downloads = Downloads.prepare(plan)) {
      assertThat(downloads.jvmArguments()).isEqualTo(List.of());
      assertThat(downloads.measureCeiling()).isEmpty();
      assertThat(children()).isEqualTo(before);
    }
  }

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current().children().collect(Collectors.toSet());
  }
}
