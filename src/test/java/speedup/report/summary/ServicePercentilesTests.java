package speedup.report.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import speedup.run.Cells;
import speedup.run.JournalEntry;
import speedup.run.Plan;
import speedup.run.SimulatedMachine;
import speedup.run.Simulation;
import speedup.strategy.ServiceTimes;

final class ServicePercentilesTests {

  @Test
  void histogramsAreMergedAndPercentilesNotAveraged() {
    // 900 tasks of 1 to 900 ms in one fork, 100 of 10 s in the other: the mean of the forks'
    // medians would be 5.2 s.
    ServicePercentiles merged =
        of(
            IntStream.rangeClosed(1, 900).mapToLong(i -> i * 1_000_000L).toArray(),
            IntStream.range(0, 100).mapToLong(i -> 10_000_000_000L).toArray());

    assertThat(merged.count()).isEqualTo(1000);
    assertThat(merged.median()).hasValueCloseTo(0.5, withPercentage(0.2));
    assertThat(merged.percentile90()).hasValueCloseTo(0.9, withPercentage(0.2));
    assertThat(merged.percentile99()).hasValueCloseTo(10.0, withPercentage(0.2));
    assertThat(merged.maximum()).isCloseTo(10, withPercentage(0.2));
  }

  @Test
  void aPercentileNeedsEnoughTasks() {
    assertThat(of(tasks(19)).median()).isEmpty();
    assertThat(of(tasks(20)).median()).isPresent();
    assertThat(of(tasks(99)).percentile90()).isEmpty();
    assertThat(of(tasks(100)).percentile90()).isPresent();
    assertThat(of(tasks(999)).percentile99()).isEmpty();
    assertThat(of(tasks(1000)).percentile99()).isPresent();
    assertThat(of(tasks(1)).maximum()).isCloseTo(0.001, withPercentage(0.2));
  }

  @Test
  void withoutServiceTimesThereAreNone() {
    assertThat(MergedServiceTimes.of(List.of(fork(Optional.empty()))).percentiles()).isEmpty();
  }

  private static long[] tasks(int count) {
    return IntStream.range(0, count).mapToLong(i -> 1_000_000L).toArray();
  }

  private static ServicePercentiles of(long[]... forks) {
    List<JournalEntry.Fork> measured =
        Arrays.stream(forks)
            .map(nanos -> {
              Histogram times = ServiceTimes.empty();
              for (long one : nanos) {
                times.recordValue(one);
              }
              return fork(Optional.of(ServiceTimes.encode(times)));
            })
            .toList();
    return MergedServiceTimes.of(measured).percentiles().orElseThrow();
  }

  private static JournalEntry.Fork fork(Optional<String> serviceTimes) {
    Plan plan = Simulation.rounds(1, 1, Cells.FIXED);
    JournalEntry.Fork any = Simulation.run(plan, new SimulatedMachine(1)).forks().getFirst();
    return new JournalEntry.Fork(
        any.round(),
        any.position(),
        any.cell(),
        any.started(),
        any.elapsedSeconds(),
        any.warmupScores(),
        any.scores(),
        any.unit(),
        any.metrics(),
        any.settings(),
        serviceTimes.orElse(null),
        any.noise(),
        any.aside());
  }
}
