package speedup.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import speedup.environment.ConnectionLimits;
import speedup.flags.SiteBehaviour;
import speedup.run.Cell;
import speedup.run.Cells;
import speedup.run.Fixture;
import speedup.run.Plan;
import speedup.run.Rules;
import speedup.run.UsageException;

@Timeout(60)
@Tag("slow")
final class SiteFixtureTests {

  private static final Duration MOMENT = Duration.ofMillis(10);

  @Test
  void aSiteThatCannotBeWarmedUpIsEnded() {
    Set<ProcessHandle> before = children();

    assertThatThrownBy(() -> SiteFixture.serve(SiteBehaviour.prompt().withErrorRate(1), MOMENT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not answer rightly");

    assertThat(children()).isEqualTo(before);
  }

  @Test
  void theForksAreToldWhereTheSiteIsAndItEndsWithTheRun() throws Exception {
    Set<ProcessHandle> before = children();

    try (Fixture.Prepared downloads = SiteFixture.serve(SiteBehaviour.prompt(), MOMENT)) {
      assertThat(downloads.jvmArguments())
          .singleElement()
          .asString()
          .startsWith("-Dspeedup.site=http://127.0.0.1:");
      assertThat(children()).hasSize(before.size() + 1);
    }

    assertThat(children()).isEqualTo(before);
  }

  /** A site that has just started serves a third of what it serves after five seconds. */
  @ParameterizedTest
  @ValueSource(strings = {"flags", "siteCrowd"})
  void theSiteIsWarmedUpBeforeAnythingIsMeasured(String workload) throws Exception {
    List<Duration> warmUps = new ArrayList<>();
    Cell download =
        Cell.of(
            "sample." + workload,
            Map.of("strategy", "virtual", "workers", "2", "lifecycle", "cold"));

    new SiteFixture(
            (behaviour, warmUp) -> {
              warmUps.add(warmUp);
              return Fixture.Prepared.NOTHING;
            },
            ConnectionLimits.ofThisMachine())
        .prepare(planOf(download));

    assertThat(warmUps).containsExactly(Duration.ofSeconds(5));
  }

  private static Plan planOf(Cell cell) {
    return Plan.ofStrategies(List.of(cell), List.of(), new Rules(1, 1, 0, null), 1);
  }

  @Test
  void whereTooFewFilesMayBeOpenThatIsFoundBeforeTheSiteIsStarted(@TempDir Path root)
      throws Exception {
    Path limits = Files.createDirectories(root.resolve("proc/self")).resolve("limits");
    Files.writeString(limits, "Max open files            64                   64      files\n");
    Cell download =
        Cell.of("sample.flags", Map.of("strategy", "virtual", "workers", "2", "lifecycle", "cold"));
    List<Duration> started = new ArrayList<>();
    SiteFixture fixture =
        new SiteFixture(
            (behaviour, warmUp) -> {
              started.add(warmUp);
              return Fixture.Prepared.NOTHING;
            },
            new ConnectionLimits(root));

    assertThatThrownBy(() -> fixture.prepare(planOf(download)))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "the flag site cannot be measured: 100 connections are more than the 32 that ulimit"
                + " -Hn 64 leaves a process: raise it");
    assertThat(started).isEmpty();
  }

  @Test
  void aSiteThatDiedIsStartedAgainWhereItWas() throws Exception {
    try (SiteFixture.Own site = SiteFixture.serve(SiteBehaviour.prompt(), MOMENT)) {
      assertThat(site.revive()).isEmpty();
      List<String> told = site.jvmArguments();
      ProcessHandle first = ProcessHandle.of(site.pid()).orElseThrow();
      first.destroyForcibly();
      first.onExit().join();

      assertThat(site.revive()).hasValue("the flag site had died and was started again");

      assertThat(site.jvmArguments()).isEqualTo(told);
      assertThat(site.pid()).isNotEqualTo(first.pid());
      assertThat(site.revive()).isEmpty();
    }
  }

  @Test
  void aRunWithoutDownloadsNeedsNoSite() throws Exception {
    Set<ProcessHandle> before = children();
    Plan plan =
        Plan.ofStrategies(List.of(Cells.SEQUENTIAL), List.of(), new Rules(1, 1, 0, null), 1);

    try (Fixture.Prepared downloads = new SiteFixture().prepare(plan)) {
      assertThat(downloads.jvmArguments()).isEqualTo(List.of());
      assertThat(downloads.entries(List.of())).isEmpty();
      assertThat(children()).isEqualTo(before);
    }
  }

  private static Set<ProcessHandle> children() {
    return ProcessHandle.current().children().collect(Collectors.toSet());
  }
}
