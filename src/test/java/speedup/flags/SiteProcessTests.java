package speedup.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import speedup.ShortJvm;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("slow")
final class SiteProcessTests {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private static SiteProcess sites;

  @BeforeAll
  static void startSites() throws IOException {
    SiteBehaviour errors =
        Site.ERROR.behaviour(42).orElseThrow().withDelay(Duration.ZERO, Duration.ofMillis(20));
    sites = SiteProcess.start(SiteBehaviour.prompt(), errors, errors);
  }

  @AfterAll
  static void stopSites() {
    sites.close();
  }

  @Test
  void twoSitesWithOneSeedTreatEveryCodeAlikeInAnyOrder() {
    Map<String, Download> first = download(sites.bases().get(1), CountryCodes.EVERY);
    List<String> reversed = new ArrayList<>(CountryCodes.EVERY);
    Collections.reverse(reversed);
    assertThat(download(sites.bases().get(2), reversed)).isEqualTo(first);
    Tally tally = Tally.of(first.values());
    assertThat(tally.total()).isEqualTo(676);
    // A quarter of 676, give or take five standard deviations.
    assertThat(tally.errors()).isBetween(113, 225);
    assertThat(first.values())
        .filteredOn(download -> download.outcome() == Outcome.ERROR)
        .allMatch(download -> ((Download.Failed) download).reason().equals("418 I'm a teapot"));
  }

  @Test
  void anotherAttemptMayFareBetter() throws Exception {
    Map<String, Download> first = download(sites.bases().get(1), CountryCodes.WITH_FLAG);
    List<Outcome> second = new ArrayList<>();
    for (Download failed : first.values()) {
      if (failed.outcome() == Outcome.ERROR) {
        second.add(
            new FlagDownload(sites.bases().get(1), failed.code(), TIMEOUT, null, 2)
                .call()
                .outcome());
      }
    }
    assertThat(second).contains(Outcome.OK, Outcome.ERROR);
  }

  @Test
  void aPortInUseIsOneClearLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      SitePlan plan = new SitePlan(taken.getLocalPort(), SiteBehaviour.prompt());
      assertThatThrownBy(() -> SiteProcess.start(SiteProcess.LOOPBACK, List.of(plan)))
          .isInstanceOf(IOException.class)
          .hasMessageMatching("port " + plan.port() + " of 127.0.0.1 [^\n]*in use[^\n]*");
    }
  }

  @Test
  void anAddressThatIsNotOursIsOneClearLine() {
    SitePlan plan = SitePlan.anyPort(SiteBehaviour.prompt());
    // 192.0.2.0/24 is nobody's (RFC 5737).
    assertThatThrownBy(() -> SiteProcess.start("192.0.2.1", List.of(plan)))
        .isInstanceOf(IOException.class)
        .hasMessageMatching("[^\n]*192\\.0\\.2\\.1[^\n]*");
  }

  @Test
  void aProcessThatDiesEarlySaysItsLastWords() {
    List<String> command = javaCommand("--no-such-option");
    assertThatThrownBy(() -> SiteProcess.start(SiteProcess.LOOPBACK, command, TIMEOUT))
        .isInstanceOf(IOException.class)
        .hasMessageMatching("the flag site did not start: [^\n]*--no-such-option[^\n]*");
  }

  /** Else a first download would time the start of a server. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aSiteThatIsRehearsedHasAnswered() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.head("200 OK", 0));
        SiteProcess site =
            SiteProcess.start(
                SiteProcess.LOOPBACK,
                List.of("sh", "-c", "echo READY %d; cat".formatted(server.base().getPort())),
                TIMEOUT)) {
      site.rehearse();

      assertThat(server.requests()).isEqualTo(20);
    }
  }

  /** Nobody waits for the delays of a site that is to have them. */
  @Test
  void aSiteThatIsLateIsRehearsedAtOnce() throws Exception {
    SiteBehaviour late =
        SiteBehaviour.prompt().withDelay(Duration.ofMinutes(10), Duration.ofMinutes(10));
    try (SiteProcess site =
        SiteProcess.start(
            SiteProcess.LOOPBACK, shortCommand(SitePlan.anyPort(late)), Duration.ofSeconds(60))) {
      site.rehearse();
    }
  }

  @Test
  void closingEndsTheProcess() throws Exception {
    SiteProcess site = startShortOne();
    CompletableFuture<ProcessHandle> end = ProcessHandle.of(site.pid()).orElseThrow().onExit();
    // A request in progress must not hold it up.
    CompletableFuture<Download> waiting =
        new FlagDownload(site.base(Duration.ofMinutes(10)), "BR", Duration.ofMinutes(10)).start();
    site.close();
    end.get(20, TimeUnit.SECONDS);
    assertThat(waiting.get(20, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.ERROR);
  }

  @Test
  void theSiteEndsWhenItsParentIsKilled() throws Exception {
    Process parent =
        new ProcessBuilder(
                javaCommand("-cp", System.getProperty("java.class.path"), Parent.class.getName()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long site = Long.parseLong(parent.inputReader().readLine());
    CompletableFuture<ProcessHandle> end = ProcessHandle.of(site).orElseThrow().onExit();
    parent.destroyForcibly();
    end.get(20, TimeUnit.SECONDS);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aSignalThatIsMeantForTheParentDoesNotEndTheSite() throws Exception {
    SiteProcess site = startShortOne();
    ProcessHandle process = ProcessHandle.of(site.pid()).orElseThrow();
    try (site) {
      assertThat(process.destroy()).isTrue();
      for (String code : CountryCodes.WITH_FLAG) {
        assertThat(new FlagDownload(site.base(), code, TIMEOUT).call().outcome())
            .isEqualTo(Outcome.OK);
      }
    }
    process.onExit().get(20, TimeUnit.SECONDS);
  }

  @Test
  void theCeilingCountsRightAnswersOnly() throws IOException {
    sites.warmUp(Duration.ofMillis(100));
    SiteCeiling ceiling = SiteCeiling.measure(sites.base(Duration.ZERO), 8, Duration.ofMillis(200));
    assertThat(ceiling.connections()).isEqualTo(8);
    assertThat(ceiling.requests()).isGreaterThanOrEqualTo(8);
    assertThat(ceiling.requestsPerSecond())
        .isEqualTo(ceiling.requests() / (ceiling.duration().toNanos() / 1e9));
    assertThatThrownBy(() -> SiteCeiling.measure(sites.bases().get(1), 8, Duration.ofMillis(200)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the site does not answer rightly");
  }

  @Test
  void nobodyReprogramsASite() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(sites.base().resolve("/__admin/mappings")).DELETE().build();
    assertThat(
            FlagClient.shared().send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(401);
    assertThat(new FlagDownload(sites.base(), "BR", TIMEOUT).call().outcome())
        .isEqualTo(Outcome.OK);
  }

  /** Starts a site, prints its process, and waits to be killed. */
  static final class Parent {
    private Parent() {}

    public static void main(String[] arguments) throws Exception {
      try (SiteProcess site = startShortOne()) {
        System.out.println(site.pid());
        site.awaitEnd();
      }
    }
  }

  /** As {@link SiteProcess#start(SiteBehaviour...)} does, but for its JVM. */
  private static SiteProcess startShortOne() throws IOException {
    return SiteProcess.start(
        SiteProcess.LOOPBACK,
        shortCommand(SitePlan.anyPort(SiteBehaviour.prompt())),
        Duration.ofSeconds(60));
  }

  private static List<String> shortCommand(SitePlan plan) {
    return javaCommand(
        "-cp",
        System.getProperty("java.class.path"),
        FlagSiteMain.class.getName(),
        SiteProcess.LOOPBACK,
        plan.word());
  }

  private static List<String> javaCommand(String... arguments) {
    return ShortJvm.java(arguments);
  }

  private static Map<String, Download> download(URI base, List<String> codes) {
    List<CompletableFuture<Download>> started =
        codes.stream().map(code -> new FlagDownload(base, code, TIMEOUT).start()).toList();
    Map<String, Download> downloads = new TreeMap<>();
    started.stream()
        .map(CompletableFuture::join)
        .forEach(download -> downloads.put(download.code(), download));
    return downloads;
  }
}
