package speedup.cli;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import speedup.flags.Flag;
import speedup.flags.FlagAlbum;
import speedup.flags.Site;
import speedup.flags.SiteBehaviour;
import speedup.flags.SitesOfThisJvm;
import speedup.strategy.Strategy;

/** What the downloader prints and writes, with the figures of the original. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("slow")
final class FlagsCommandTests {

  private static final String ELAPSED = "Elapsed time: [0-9]+\\.[0-9][0-9]s";
  private static final String LINE = "--------------------";

  private static SitesOfThisJvm sites;
  private static URI late;
  private static URI errors;
  private static URI sameErrors;
  private static Map<String, String> expectedOutcomes;

  @TempDir private Path folder;

  @BeforeAll
  static void startSites(@TempDir Path firstRun) throws IOException {
    SiteBehaviour behaviour =
        Site.ERROR.behaviour(7).orElseThrow().withDelay(Duration.ZERO, Duration.ofMillis(20));
    sites = SitesOfThisJvm.open(SiteBehaviour.prompt(), behaviour, behaviour);
    late = sites.base(Duration.ofMillis(20));
    errors = sites.bases().get(1);
    sameErrors = sites.bases().get(2);
    expectedOutcomes = outcomes(flags(errors, firstRun, "-a", "-v", "-m", "20"));
  }

  @AfterAll
  static void stopSites() {
    sites.close();
  }

  @Test
  void thePrefixBHas17FlagsAnd9CodesWithoutOne() {
    Ran ran = flags(late, "b");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.lines().subList(0, 6))
        .containsExactly(
            "OTHER site: " + late,
            "Searching for 26 flags: from BA to BZ",
            "1 connection will be used.",
            LINE,
            " 17 flags downloaded.",
            "  9 not found.");
    assertThat(ran.lines().getLast()).matches(ELAPSED);
    assertThat(folder.toFile().list()).hasSize(17);
  }

  @Test
  void thePrefixesAToCHave43FlagsAnd35CodesWithoutOne() {
    Ran ran = flags(late, "a", "B", "c", "--strategy", "fixed");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.lines())
        .contains(
            "Searching for 78 flags: from AA to CZ",
            "30 concurrent connections will be used.",
            " 43 flags downloaded.",
            " 35 not found.");
  }

  @Test
  void every676CodesHave194Flags() throws IOException {
    Ran ran = flags(sites.base(), "-e", "--strategy", "virtual", "-m", "300");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.lines())
        .contains(
            "300 concurrent connections will be used.", "194 flags downloaded.", "482 not found.");
    for (Flag flag : FlagAlbum.shipped().flags()) {
      assertThat(folder.resolve(flag.code().toLowerCase(Locale.ROOT) + ".gif"))
          .hasBinaryContent(FlagAlbum.shipped().picture(flag));
    }
  }

  @ParameterizedTest
  @EnumSource
  void errorsStrikeTheSameCodesUnderEveryStrategyAndInEveryRun(Strategy strategy) {
    // One process downloads after the other: this is about outcomes.
    String requests = strategy == Strategy.process ? "1" : "20";
    Map<String, String> expected = expectedOutcomes;
    Ran ran = flags(sameErrors, "-a", "-v", "--strategy", strategy.toString(), "-m", requests);
    assertThat(outcomes(ran)).isEqualTo(expected).hasSize(194);
    assertThat(ran.exitCode()).isEqualTo(1);
    long ok = expected.values().stream().filter("OK"::equals).count();
    assertThat(ran.lines()).contains(ok + " flags downloaded.", " " + (194 - ok) + " errors.");
    assertThat(expected.values()).containsOnly("OK", "error: 418 I'm a teapot");
  }

  @Test
  void theFirstCodesOfAllAreTheLimit() {
    Ran ran = flags(sites.base(), "-al", "100", "-m", "100", "--strategy", "async");
    assertThat(ran.lines())
        .contains(
            "Searching for 100 flags: from AD to LK",
            "100 concurrent connections will be used.",
            "100 flags downloaded.");
  }

  @Test
  void theDefaultIsTwentyFlagsInSequence() {
    Ran ran = flags(sites.base());
    assertThat(ran.lines())
        .contains(
            "Searching for 20 flags: from BD to VN",
            "1 connection will be used.",
            " 20 flags downloaded.")
        .noneMatch(line -> line.contains("not found") || line.contains("error"));
  }

  @Test
  void upToTenCodesAreNamedAndOneIsNoPlural() {
    assertThat(flags(sites.base(), "br", "us", "cn").lines())
        .contains("Searching for 3 flags: BR, CN, US", "  3 flags downloaded.");
    assertThat(flags(sites.base(), "br").lines())
        .contains("Searching for 1 flag: BR", "  1 flag downloaded.");
  }

  @Test
  void requestsAloneChooseThreads() {
    assertThat(flags(sites.base(), "-m", "7").lines())
        .contains("7 concurrent connections will be used.");
    Ran ran = flags(sites.base(), "-m", "7", "--strategy", "sequential");
    assertThat(ran.lines()).contains("1 connection will be used.");
    assertThat(ran.err())
        .startsWith("1 request at once will be made, the most that there may be, and not 7\n");
  }

  @Test
  void moreRequestsThanFlagsAreNotMadeAndThatIsSaid() {
    assertThat(flags(sites.base(), "br", "-v", "-m", "7").err())
        .isEqualTo("1 request at once will do: there are no more flags\n");
    assertThat(flags(sites.base(), "br", "-v", "-m", "1").err()).isEmpty();
  }

  @Test
  void progressGoesToTheStandardErrorUnlessThereIsALineACode() {
    Ran ran = flags(sites.base());
    assertThat(ran.err()).contains("20 of 20, ").contains("/s, 0 s left");
    assertThat(ran.out()).doesNotContain(" of 20");
    Ran verbose = flags(sites.base(), "-v", "br", "bx");
    assertThat(verbose.err()).isEmpty();
    assertThat(verbose.lines()).contains("BR OK", "BX not found");
  }

  @Test
  void theSimpleVersionPrintsTheCodesAsTheyArrive() {
    Ran ran = flags(sites.base(), "--simple");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.lines().getFirst())
        .isEqualTo("BD BR CD CN DE EG ET FR ID IN IR JP MX NG PH PK RU TR US VN");
    assertThat(ran.lines().getLast()).matches("20 flags downloaded in [0-9]+\\.[0-9][0-9]s");
    assertThat(ran.lines()).hasSize(2);
  }

  @Test
  void theSimpleVersionTellsErrorsToo() {
    Ran ran = flags(errors, "--simple", "-a", "-m", "20");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains(" error: 418 I'm a teapot");
    assertThat(ran.lines().getLast())
        .startsWith(ran.lines().getFirst().split(" ").length + " flags downloaded in ");
  }

  @Test
  void aSiteOfOursIsStartedWhenNothingListens() {
    boolean listens = Site.listens(Site.LOCAL.base());
    Ran ran = Ran.command("flags", "br", "-s", "local", "--dest", folder.toString());
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.lines().getFirst()).startsWith("LOCAL site: http://");
    assertThat(ran.lines()).contains("  1 flag downloaded.");
    if (!listens) {
      assertThat(ran.err())
          .startsWith("Nothing listens at port 8000: LOCAL was started at http://127.0.0.1:");
    }
  }

  private Ran flags(URI base, String... words) {
    return flags(base, folder, words);
  }

  private static Ran flags(URI base, Path folder, String... words) {
    return Ran.command(
        Stream.concat(
                Stream.of("flags", "--base-url", base.toString(), "--dest", folder.toString()),
                Stream.of(words))
            .toArray(String[]::new));
  }

  private static Map<String, String> outcomes(Ran ran) {
    List<String> codes = ran.lines().stream().filter(line -> line.matches("[A-Z]{2} .*")).toList();
    return codes.stream().collect(toMap(line -> line.substring(0, 2), line -> line.substring(3)));
  }
}
