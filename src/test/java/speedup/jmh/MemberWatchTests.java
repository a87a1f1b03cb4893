package speedup.jmh;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;
import speedup.batch.CpuWork;
import speedup.cluster.ClusterAccess;
import speedup.cluster.LoopbackMember;
import speedup.cluster.MemberProcess;
import speedup.environment.Cost;
import speedup.run.JournalEntry.Member;
import speedup.strategy.BatchExecutor;
import speedup.strategy.Strategy;

/** What a fork learns of the members that were there before it; this JVM is the fork. */
@EnabledOnOs(OS.LINUX)
@Isolated
@Tag("slow")
@Timeout(60)
final class MemberWatchTests {

  private static final String CLUSTER = "speedup.cluster";
  private static final int TASKS = 5;
  private static final Duration TASK = Duration.ofMillis(100);

  private MemberProcess member;

  @BeforeEach
  void start() throws Exception {
    member = LoopbackMember.start(ClusterAccess.DEFAULT_NAME, List.of(), 0, true);
    System.setProperty(CLUSTER, member.address());
  }

  @AfterEach
  void end() {
    System.clearProperty(CLUSTER);
    member.close();
  }

  private static void work(BatchExecutor executor) throws Exception {
    assertThat(executor.execute(Collections.nCopies(TASKS, new CpuWork(TASK)))).hasSize(TASKS);
  }

  @Test
  void theTasksAndTheCostsOfAMeasuredIterationAreTheMembersOwn() throws Exception {
    MemberWatch watch = new MemberWatch();
    double work = TASKS * TASK.toMillis() / 1e3;
    Cost cost;
    try (BatchExecutor executor = Strategy.cluster.open(1)) {
      watch.begin();
      work(executor);
      // The warm-up's tasks are not counted, and its CPU time is.
      watch.begin();
      work(executor);
      watch.end();
      cost = watch.and(new Cost(10.0, 1_000L));
    }

    List<Member> members = MemberWatch.decode(watch.encoded());
    assertThat(members).hasSize(1);
    Member only = members.getFirst();
    assertThat(only.name()).isEqualTo(member.address());
    assertThat(only.tasks()).isEqualTo(TASKS);
    assertThat(only.cpuSeconds()).isGreaterThanOrEqualTo(2 * work - 0.1);
    assertThat(only.processors()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(only.jdk()).contains(Runtime.version().toString());
    // It is on this machine, whose noise is the run's.
    assertThat(only.noise()).isNull();
    assertThat(cost.cpuSeconds())
        .isBetween(10 + work - 0.05, 10 + requireNonNull(only.cpuSeconds()));
    assertThat(cost.peakResidentBytes()).isGreaterThan(20_000_000);
  }

  @Test
  void whatALostMemberHasCostNobodyCanTell() throws Exception {
    MemberWatch watch = new MemberWatch();
    try (BatchExecutor executor = Strategy.cluster.open(1)) {
      watch.begin();
      work(executor);
      member.close();
      watch.end();
    }

    assertThat(watch.and(new Cost(10.0, 1_000L))).isEqualTo(new Cost(null, null));
    assertThat(MemberWatch.decode(watch.encoded()))
        .singleElement()
        .satisfies(lost -> {
          assertThat(lost.tasks()).isEqualTo(TASKS);
          assertThat(lost.cpuSeconds()).isNull();
        });
  }
}
