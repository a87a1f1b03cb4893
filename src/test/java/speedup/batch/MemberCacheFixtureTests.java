package speedup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import speedup.cluster.ClusterTarget;
import speedup.run.Cell;
import speedup.run.Plan;
import speedup.run.Rules;

/** Or the first fork of a cluster is measured while it makes the cache. */
final class MemberCacheFixtureTests {

  private int made;

  @Test
  void theCacheIsThereBeforeMembersThatAreStartedAreMeasured() {
    fixture(null).prepare(plan("fixed", "cluster:members=2", "cluster"));
    assertThat(made).isEqualTo(1);
  }

  @Test
  void whatStartsNoMembersNeedsNone() {
    fixture(null).prepare(plan("fixed", "process"));
    assertThat(made).isZero();
  }

  @Test
  void membersThatWereThereBeforeNeedNone() {
    fixture(new ClusterTarget(List.of("127.0.0.1:5701"), "speedup", null)).prepare(plan("cluster"));
    assertThat(made).isZero();
  }

  @Test
  void aRunThatIsToEndMakesNone() {
    MemberCacheFixture fixture = fixture(null);
    fixture.stop();
    fixture.prepare(plan("cluster"));
    assertThat(made).isZero();
  }

  private MemberCacheFixture fixture(@Nullable ClusterTarget target) {
    return new MemberCacheFixture(target, () -> made++);
  }

  private static Plan plan(String... strategies) {
    List<Cell> cells = List.of(strategies).stream().map(MemberCacheFixtureTests::cell).toList();
    return Plan.ofStrategies(cells, List.of(), new Rules(1, 1, 0, null), 1);
  }

  private static Cell cell(String strategy) {
    return Cell.of(
        "sample.primes", Map.of("strategy", strategy, "workers", "2", "lifecycle", "cold"));
  }
}
