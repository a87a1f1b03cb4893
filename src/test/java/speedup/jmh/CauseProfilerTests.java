package speedup.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.openjdk.jmh.results.Result;
import speedup.run.ForkMetric;

/** What a batch did is counted by this JVM itself, as JMH would have it counted. */
final class CauseProfilerTests {

  private static final int BYTES = 10_000_000;
  private static final long MOMENT = 50_000_000;
  private static final int TRIES = 1_000;

  private final CauseProfiler profiler = new CauseProfiler();

  @Test
  void whatIsAllocatedIsCountedAndWhatTheCollectorTakesIsKnown() throws Exception {
    Map<String, Double> scores = of(() -> assertThat(new byte[BYTES]).hasSize(BYTES));

    assertThat(scores.get(ForkMetric.ALLOCATED)).isGreaterThanOrEqualTo(BYTES);
    assertThat(scores.get(ForkMetric.GC_SECONDS)).isGreaterThanOrEqualTo(0);
  }

  @Test
  void switchesAreToldUnlessAThreadThatHadSomeHasEnded() throws Exception {
    Map<String, Double> ended =
        of(() -> {
          Thread thread = new Thread(() -> {});
          thread.start();
          thread.join();
        });
    // Others' threads end in this JVM as well, and now and then just then.
    Map<String, Double> alive = of(() -> {});
    for (int tries = 0; tries < TRIES && !alive.containsKey(ForkMetric.VOLUNTARY); tries++) {
      alive = of(() -> {});
    }

    assertThat(ended)
        .doesNotContainKeys(
            ForkMetric.VOLUNTARY, ForkMetric.INVOLUNTARY, ForkMetric.BLOCKED_SECONDS);
    assertThat(alive)
        .containsKeys(ForkMetric.VOLUNTARY, ForkMetric.INVOLUNTARY, ForkMetric.BLOCKED_SECONDS);
  }

  /** What was seen in the warm-up is told of the measured iterations that follow. */
  @Test
  @EnabledForJreRange(min = JRE.JAVA_25)
  void theSchedulerOfVirtualThreadsIsLookedAtInTheWarmUpAndToldThereafter() throws Exception {
    Map<String, Double> warmUp = Map.of();
    // A batch may be over before the first look, or not have begun.
    while (warmUp.getOrDefault(ForkMetric.MOUNTED, 0.0) == 0) {
      profiler.watchVirtualThreads();
      warmUp =
          of(() -> {
            long start = System.nanoTime();
            Thread.ofVirtual()
                .start(() -> {
                  while (System.nanoTime() - start < MOMENT) {
                    Thread.onSpinWait();
                  }
                })
                .join();
          });
    }
    Map<String, Double> measured = of(() -> {});

    assertThat(warmUp.get(ForkMetric.CARRIERS)).isGreaterThanOrEqualTo(1);
    assertThat(warmUp.get(ForkMetric.MOUNTED)).isPositive();
    assertThat(measured)
        .containsEntry(ForkMetric.CARRIERS, warmUp.get(ForkMetric.CARRIERS))
        .containsEntry(ForkMetric.MOUNTED, warmUp.get(ForkMetric.MOUNTED))
        .containsEntry(ForkMetric.QUEUED, warmUp.get(ForkMetric.QUEUED));
  }

  private Map<String, Double> of(Batch batch) throws Exception {
    profiler.begin();
    batch.run();
    return profiler.sinceBegin().stream()
        .collect(Collectors.toMap(Result::getLabel, Result::getScore));
  }

  private interface Batch {
    void run() throws Exception;
  }
}
