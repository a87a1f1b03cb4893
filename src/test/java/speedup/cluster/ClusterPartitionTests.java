package speedup.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import speedup.process.Signal;

/** What becomes of tasks when the network between hosts with their own addresses breaks. */
@Tag("slow")
@Timeout(90)
final class ClusterPartitionTests {

  private static final ClusterAccess ACCESS =
      new ClusterAccess("partition", "correct horse battery staple");

  private static final int TASKS = 12;

  @TempDir Path folder;

  private static TestCluster cluster(TestNetwork network) throws IOException {
    TestCluster cluster = new TestCluster(ACCESS);
    for (int host = 0; host < 2; host++) {
      MemberSettings settings =
          new MemberSettings(
              ACCESS, network.address(host), 5701, cluster.addresses(), 0, false, false);
      MemberProcess member =
          MemberProcess.begin(network.starter(host), settings, TestCluster.QUICK_START, line -> {});
      cluster.add(member);
      String unused = member.address();
    }
    return cluster;
  }

  private CompletionService<Integer> submit(ClusterPool pool) {
    CompletionService<Integer> service = new ExecutorCompletionService<>(pool);
    for (int i = 0; i < TASKS; i++) {
      Future<Integer> unused = service.submit(new ClusterFaultTests.Held(folder.toFile(), i));
    }
    return service;
  }

  private void awaitBegun(TestCluster cluster) {
    for (int i = 0; i < 2; i++) {
      ClusterFaultTests.begun(folder, cluster.member(i).pid()).signal().await();
    }
  }

  private void letGoOn() {
    Signal.in(folder, "go").raise();
  }

  private static void assertEachOnce(CompletionService<Integer> service)
      throws InterruptedException, ExecutionException {
    Set<Integer> numbers = new HashSet<>();
    for (int i = 0; i < TASKS; i++) {
      assertThat(numbers.add(service.take().get())).isTrue();
    }
    assertThat(service.poll()).isNull();
  }

  @Test
  void membersThatDoNotSeeEachOtherFinishEachTaskOnce() throws Exception {
    try (TestNetwork network = TestNetwork.of(2);
        TestCluster cluster = cluster(network);
        ClusterPool pool = cluster.pool(4)) {
      CompletionService<Integer> service = submit(pool);
      awaitBegun(cluster);

      network.cut(0, network.address(1));
      network.cut(1, network.address(0));
      Signal.await(() -> pool.members().size() == 1, "the members have parted");
      letGoOn();

      assertEachOnce(service);
    }
  }

  @Test
  void whatAMemberHasThatTheClientCannotReachRunsOnTheOthersAndWithoutAnyItFails()
      throws Exception {
    try (TestNetwork network = TestNetwork.of(2);
        TestCluster cluster = cluster(network);
        ClusterPool pool = cluster.pool(4)) {
      CompletionService<Integer> service = submit(pool);
      awaitBegun(cluster);

      network.cut(1, network.own());
      letGoOn();

      assertEachOnce(service);
      assertThat(TestCluster.done(pool).get(cluster.member(0).address()))
          .isGreaterThanOrEqualTo(TASKS - 2);

      network.cut(0, network.own());
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < TASKS; i++) {
        futures.add(
            pool.submit((Callable<Integer>) new ClusterFaultTests.Held(folder.toFile(), i)));
      }
      for (Future<Integer> future : futures) {
        assertThatExceptionOfType(ExecutionException.class)
            .isThrownBy(() -> future.get(30, TimeUnit.SECONDS))
            .withCauseInstanceOf(ClusterException.class)
            .withMessageMatching(
                ".*: (the cluster's last member was lost|.* and no member is left).*");
      }
    }
  }
}
