package speedup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import speedup.process.WorkerCache;
import speedup.run.Cell;
import speedup.run.Plan;
import speedup.run.Rules;

/** Or the first fork of a process pool is measured while it makes the cache. */
final class WorkerCacheFixtureTests {

  @Test
  void theCacheIsThereBeforeAProcessPoolIsMeasured() {
    assertThat(prepared("fixed", "process")).isEqualTo(1);
  }

  @Test
  void whatStartsNoJvmNeedsNone() {
    assertThat(prepared("sequential", "fixed", "virtual")).isZero();
  }

  private static int prepared(String... strategies) {
    AtomicInteger times = new AtomicInteger();
    List<Cell> cells =
        List.of(strategies).stream()
            .map(strategy ->
                Cell.of(
                    "sample.primes",
                    Map.of("strategy", strategy, "workers", "2", "lifecycle", "cold")))
            .toList();
    new WorkerCacheFixture(
            () -> {
              times.incrementAndGet();
              return WorkerCache.none();
            })
        .prepare(Plan.ofStrategies(cells, List.of(), new Rules(1, 1, 0, null), 1))
        .close();
    return times.get();
  }
}
