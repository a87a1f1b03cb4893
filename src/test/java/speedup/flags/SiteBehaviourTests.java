package speedup.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import speedup.drawn.Drawn;
import speedup.drawn.Draws;

final class SiteBehaviourTests {

  private static final SiteBehaviour ERROR = Site.ERROR.behaviour(7).orElseThrow();

  @Test
  void theSameQuestionHasTheSameAnswer() {
    assertThat(decisions(ERROR, 1)).isEqualTo(decisions(Site.ERROR.behaviour(7).orElseThrow(), 1));
  }

  @Test
  void anotherSeedOrAttemptHasOtherAnswers() {
    assertThat(decisions(Site.ERROR.behaviour(8).orElseThrow(), 1))
        .isNotEqualTo(decisions(ERROR, 1));
    assertThat(decisions(ERROR, 2)).isNotEqualTo(decisions(ERROR, 1));
  }

  @Test
  void theSharesAreKeptOverManySeeds() {
    long errors = 0;
    long slow = 0;
    for (long seed = 0; seed < 100; seed++) {
      for (SiteBehaviour.Decision decision :
          decisions(Site.ERROR.behaviour(seed).orElseThrow(), 1)) {
        errors += decision.error() ? 1 : 0;
        slow += decision.delay().equals(Duration.ofMillis(500)) ? 1 : 0;
      }
    }
    // 67,600 draws: six standard deviations are 0.010 and 0.012.
    assertThat(errors / 67_600.0).isBetween(0.24, 0.26);
    assertThat(slow / 67_600.0).isBetween(0.488, 0.512);
  }

  @Drawn(times = 200)
  void delaysStayInTheirRange(Draws draws) {
    SiteBehaviour behaviour =
        new SiteBehaviour(draws.number(), 0, 1, Duration.ofMillis(500), Duration.ofSeconds(5));
    assertThat(behaviour.decide("BR", draws.between(1, 9)).delay())
        .isBetween(Duration.ofMillis(500), Duration.ofSeconds(5));
  }

  @Test
  void theNamedSitesBehaveAsPublished() {
    assertThat(decisions(Site.LOCAL.behaviour(1).orElseThrow(), 1))
        .containsOnly(new SiteBehaviour.Decision(false, Duration.ZERO));
    assertThat(decisions(Site.DELAY.behaviour(1).orElseThrow(), 1))
        .containsOnly(new SiteBehaviour.Decision(false, Duration.ofMillis(500)));
    assertThat(Site.REMOTE.behaviour(1)).isEmpty();
  }

  @Test
  void aSiteIsFoundByItsNameInAnyCase() {
    assertThat(Site.named("delay")).isEqualTo(Site.DELAY);
    assertThat(Site.named("Local").port()).isEqualTo(8000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Site.named("nowhere"))
        .withMessage("no site is called 'nowhere'; there are LOCAL, DELAY, ERROR, REMOTE");
  }

  @Test
  void whetherAnythingListensCanBeAsked() throws IOException {
    URI address;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/flags");
      assertThat(Site.listens(address)).isTrue();
    }
    assertThat(Site.listens(address)).isFalse();
  }

  @Test
  void anotherServerIsNotTakenForASiteOfOurs() throws IOException {
    try (RawServer other = RawServer.answering(RawServer.head("404 Not Found", 0));
        SiteProcess ours = SiteProcess.start(Site.LOCAL.behaviour(1).orElseThrow())) {
      assertThat(Site.isOurs(other.base())).isFalse();
      assertThat(Site.isOurs(ours.base())).isTrue();
    }
  }

  @Test
  void aPlanSurvivesTheCommandLine() {
    SitePlan plan = new SitePlan(8002, ERROR.withDelay(Duration.ofMillis(1), Duration.ofHours(1)));
    assertThat(SitePlan.parse(plan.word())).isEqualTo(plan);
  }

  @Test
  void sharesAndDelaysThatCannotBeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ERROR.withErrorRate(1.5))
        .withMessage("the error rate must be from 0 to 1, not 1.5");
    assertThatIllegalArgumentException().isThrownBy(() -> ERROR.withErrorRate(Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ERROR.withDelay(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ERROR.withDelay(Duration.ofSeconds(-1), Duration.ofSeconds(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> new SitePlan(65_536, ERROR));
  }

  private static List<SiteBehaviour.Decision> decisions(SiteBehaviour behaviour, int attempt) {
    return CountryCodes.EVERY.stream().map(code -> behaviour.decide(code, attempt)).toList();
  }
}
