package speedup.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import speedup.cluster.ClusterTarget;
import speedup.cluster.LoopbackMember;
import speedup.cluster.MemberFacts;
import speedup.cluster.MemberProcess;
import speedup.run.Cell;
import speedup.run.Fixture;
import speedup.run.GeneratedRun;
import speedup.run.Plan;
import speedup.run.Rules;
import speedup.run.UsageException;

/** What is said before anything is measured, of a cluster that cannot do what is asked for. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
@Tag("slow")
@Timeout(60)
final class ClusterSiteTests {

  private static MemberProcess member;

  @BeforeAll
  static void start() throws Exception {
    member = LoopbackMember.start("site", List.of(), 2, false);
  }

  @AfterAll
  static void end() {
    member.close();
  }

  @AfterEach
  void forget() {
    System.clearProperty(SiteFixture.SITE);
  }

  private static Fixture.Prepared prepare(String address, String workload, int workers)
      throws Exception {
    return prepare("site", address, workload, workers);
  }

  private static Fixture.Prepared prepare(
      String cluster, String address, String workload, int workers) throws Exception {
    Cell cell = GeneratedRun.cell(workload, "cluster", workers);
    return new ClusterFixture(new ClusterTarget(List.of(address), cluster, null))
        .prepare(Plan.ofStrategies(List.of(cell), List.of(), new Rules(1, 1, 0, null), 1));
  }

  private static String nobody() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "127.0.0.1:" + socket.getLocalPort();
    }
  }

  @Test
  void aSiteThatAMemberDoesNotReachIsRefused() throws Exception {
    System.setProperty(SiteFixture.SITE, "http://" + nobody() + "/flags");

    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> prepare(member.address(), "flags", 2))
        .withMessageMatching(
            "the member at %s does not reach the flag site http://127\\.0\\.0\\.1:\\d+/flags: .+"
                .formatted(member.address()));
    assertThat(prepare(member.address(), "primes", 2).jvmArguments()).isNotEmpty();
  }

  private static HttpServer site() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    System.setProperty(
        SiteFixture.SITE, "http://127.0.0.1:" + server.getAddress().getPort() + "/flags");
    return server;
  }

  @Test
  void oneThatAnswersAnythingIsReached() throws Exception {
    HttpServer server = site();
    try {
      assertThat(prepare(member.address(), "flags", 2).jvmArguments())
          .contains("-Dspeedup.cluster=" + member.address());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aMemberThatDoesNotSayDoesNotReachIt() throws Exception {
    HttpServer server = site();
    try (MemberProcess speaks = LoopbackMember.start("silent", List.of(), 1, false);
        MemberProcess silent =
            LoopbackMember.start("silent", List.of(speaks.address()), 1, false)) {
      LoopbackMember.signal("STOP", silent);
      try {
        assertThatExceptionOfType(UsageException.class)
            .isThrownBy(() -> prepare("silent", speaks.address(), "flags", 2))
            .withMessage(
                "the member at %s does not reach the flag site %s: it does not answer",
                silent.address(), System.getProperty(SiteFixture.SITE));
      } finally {
        LoopbackMember.signal("CONT", silent);
      }
    } finally {
      server.stop(0);
    }
  }

  private static MemberFacts at(String address) {
    return new MemberFacts(UUID.randomUUID(), address, "code", "0.9", 0, "host", 2, "25", 1);
  }

  @Test
  void theRunsOwnSiteIsForMembersOnThisMachineAlone() throws Exception {
    ClusterFixture.checkOwnSite(List.of(at("127.0.0.1:5701"), at("[::1]:5702")));

    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(
            () -> ClusterFixture.checkOwnSite(List.of(at("127.0.0.1:5701"), at("10.0.0.1:5701"))))
        .withMessageContaining(
            "the member at 10.0.0.1:5701 cannot reach a flag site on this machine's loopback");
  }

  @Test
  void aClusterThatIsNotThereOrHasNoRoomIsBadInput() throws Exception {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> prepare(nobody(), "primes", 1))
        .withMessageContaining("does not answer at 127.0.0.1:");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> prepare(member.address(), "primes", 3))
        .withMessageContaining("3 workers are asked for, and the members take 2 tasks at once");
  }
}
