package speedup.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import speedup.process.Signal;

/** What becomes of tasks when members are lost, stop, or come. */
@Tag("slow")
@Timeout(60)
final class ClusterFaultTests {

  /** The longest that a cluster may be lost without a word. */
  private static final long CLEAR_FAILURE_SECONDS = 10;

  @TempDir Path folder;

  /** Says which member has begun it, waits to be let go on, and gives its number. */
  record Held(File folder, int number) implements Callable<Integer>, Serializable {
    @Override
    public Integer call() {
      begun(folder.toPath(), ProcessHandle.current().pid()).raiseOnce();
      Signal.in(folder.toPath(), "go").await();
      return number;
    }
  }

  /** A signal that several may raise. */
  record Begun(Signal signal) {
    void raiseOnce() {
      if (!signal.isRaised()) {
        try {
          signal.raise();
        } catch (UncheckedIOException e) {
          // Another was quicker.
        }
      }
    }
  }

  static Begun begun(Path folder, long pid) {
    return new Begun(Signal.in(folder, "begun-" + pid));
  }

  private void awaitBegun(MemberProcess member) {
    begun(folder, member.pid()).signal().await();
  }

  private void letGoOn() {
    Signal.in(folder, "go").raise();
  }

  private CompletionService<Integer> submit(ClusterPool pool, int count) {
    CompletionService<Integer> service = new ExecutorCompletionService<>(pool);
    for (int i = 0; i < count; i++) {
      Future<Integer> unused = service.submit(new Held(folder.toFile(), i));
    }
    return service;
  }

  /** Every number once, and no more than that. */
  private static void assertEachOnce(CompletionService<Integer> service, int count)
      throws InterruptedException, ExecutionException {
    Set<Integer> numbers = new HashSet<>();
    for (int i = 0; i < count; i++) {
      assertThat(numbers.add(service.take().get())).isTrue();
    }
    assertThat(numbers).hasSize(count);
    assertThat(service.poll()).isNull();
  }

  @Test
  void whatAKilledMemberHadRunsOnTheOthers() throws Exception {
    try (TestCluster cluster = TestCluster.of(2);
        ClusterPool pool = cluster.pool(4)) {
      CompletionService<Integer> service = submit(pool, 12);
      awaitBegun(cluster.member(0));
      awaitBegun(cluster.member(1));

      LoopbackMember.signal("KILL", cluster.member(1));
      cluster.member(1).awaitEnd();
      letGoOn();

      assertEachOnce(service, 12);
      assertThat(TestCluster.done(pool).values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(12);
    }
  }

  /** Also one that only stops, and never says that it has. */
  @ParameterizedTest
  @ValueSource(strings = {"KILL", "STOP"})
  void theLossOfTheLastMemberIsAClearFailure(String signal) throws Exception {
    try (TestCluster cluster = TestCluster.of(1);
        ClusterPool pool = cluster.pool(2)) {
      List<Future<Integer>> futures = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        futures.add(pool.submit((Callable<Integer>) new Held(folder.toFile(), i)));
      }
      awaitBegun(cluster.member(0));

      LoopbackMember.signal(signal, cluster.member(0));

      for (Future<Integer> future : futures) {
        assertThatExceptionOfType(ExecutionException.class)
            .isThrownBy(() -> future.get(CLEAR_FAILURE_SECONDS, TimeUnit.SECONDS))
            .withCauseInstanceOf(ClusterException.class)
            .withMessageMatching(
                ".*: (the cluster's last member was lost|.* and no member is left).*")
            .withMessageContaining(cluster.member(0).address());
      }
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> pool.submit((Callable<Integer>) new Held(folder.toFile(), 9)))
          .withMessageContaining("the cluster's last member was lost");
    }
  }

  /** Ends its member. */
  record Ending() implements Callable<Integer>, Serializable {
    @Override
    public Integer call() {
      System.exit(3);
      return 0;
    }

    @Override
    public String toString() {
      return "ending";
    }
  }

  @Test
  void theTaskThatEndsEveryMemberIsHeardOfFirstAndThoseThatWaitedAreNotBlamed() throws Exception {
    try (TestCluster cluster = TestCluster.of(2);
        ClusterPool pool = cluster.pool(2)) {
      CompletionService<Integer> service = new ExecutorCompletionService<>(pool);
      Future<Integer> held = service.submit(new Held(folder.toFile(), 0));
      Future<Integer> ending = service.submit(new Ending());
      Future<Integer> waiting = service.submit(new Held(folder.toFile(), 1));

      assertThat(service.take()).isSameAs(ending);
      assertThat(service.take()).isSameAs(held);
      assertThat(service.take()).isSameAs(waiting);
      assertThat(ending.exceptionNow())
          .isInstanceOf(ClusterException.class)
          .hasMessageMatching("it was on \\S+, \\S+ when they were lost, and no member is left.*");
      assertThat(waiting.exceptionNow())
          .hasMessageStartingWith("the cluster's last member was lost; there were ")
          .hasMessageContaining("this task had not begun, and these had: ending (on ");
    }
  }

  @Test
  void aMemberThatJoinsGetsWork() throws Exception {
    try (TestCluster cluster = TestCluster.of(1);
        ClusterPool pool = cluster.pool(1)) {
      // One worker, so that the newcomer is the one that has fewer when the first has ended.
      CompletionService<Integer> first = submit(pool, 1);
      awaitBegun(cluster.member(0));
      MemberProcess joined = cluster.start();
      Signal.await(() -> pool.members().size() == 2, "the pool knows of one member alone");
      letGoOn();
      assertEachOnce(first, 1);

      try (ClusterPool wider = cluster.pool(2)) {
        assertEachOnce(submit(wider, 20), 20);
        assertThat(TestCluster.done(wider).get(joined.address())).isPositive();
      }
      assertEachOnce(submit(pool, 20), 20);
    }
  }

  @Test
  void aMemberThatStopsForAWhileLosesNothing() throws Exception {
    try (TestCluster cluster = TestCluster.of(2);
        ClusterPool pool = cluster.pool(2)) {
      CompletionService<Integer> service = submit(pool, 10);
      awaitBegun(cluster.member(0));
      awaitBegun(cluster.member(1));
      LoopbackMember.signal("STOP", cluster.member(1));

      letGoOn();
      Signal.await(
          () -> TestCluster.done(pool).getOrDefault(address(cluster, 0), 0L) == 9,
          "the other one does the rest");
      LoopbackMember.signal("CONT", cluster.member(1));

      assertEachOnce(service, 10);
      assertThat(TestCluster.done(pool).get(address(cluster, 1))).isEqualTo(1);
    }
  }

  private static String address(TestCluster cluster, int index) {
    try {
      return cluster.member(index).address();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatAMemberHasThatStopsForEverRunsOnTheOthers() throws Exception {
    try (TestCluster cluster = TestCluster.of(2);
        ClusterPool pool = cluster.pool(2)) {
      CompletionService<Integer> service = submit(pool, 10);
      awaitBegun(cluster.member(0));
      awaitBegun(cluster.member(1));
      LoopbackMember.signal("STOP", cluster.member(1));

      letGoOn();

      assertEachOnce(service, 10);
      assertThat(TestCluster.done(pool).get(cluster.member(0).address())).isEqualTo(10);
    }
  }

  /** As {@link Held}, and gives up when it is interrupted. */
  record Interruptible(File folder, int number) implements Callable<Integer>, Serializable {
    @Override
    public Integer call() throws InterruptedException {
      begun(folder.toPath(), ProcessHandle.current().pid()).raiseOnce();
      Signal go = Signal.in(folder.toPath(), "go");
      CountDownLatch never = new CountDownLatch(1);
      while (!go.isRaised()) {
        boolean unused = never.await(1, TimeUnit.MILLISECONDS);
      }
      return number;
    }
  }

  /** It interrupts what it does then. */
  @Test
  void whatAMemberHasThatLeavesInOrderRunsOnTheOthers() throws Exception {
    try (TestCluster cluster = TestCluster.joined(2);
        ClusterPool pool = cluster.pool(4)) {
      CompletionService<Integer> service = new ExecutorCompletionService<>(pool);
      for (int i = 0; i < 12; i++) {
        Future<Integer> unused = service.submit(new Interruptible(folder.toFile(), i));
      }
      awaitBegun(cluster.member(0));
      awaitBegun(cluster.member(1));

      LoopbackMember.signal("TERM", cluster.member(1));
      cluster.member(1).awaitEnd();
      letGoOn();

      assertEachOnce(service, 12);
    }
  }
}
