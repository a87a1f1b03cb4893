package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class StopwatchTests {

  private static final Instant BEGIN = Instant.parse("2026-03-04T05:06:07Z");
  private static final Plan PLAN = Simulation.rounds(1, 3, Cells.FIXED);

  private final List<JournalEntry> entries =
      new ArrayList<>(
          List.of(new JournalEntry.Planned("0", BEGIN, "label", List.of(), null, PLAN)));

  @Test
  void whatIsBeforeTheFirstForkCounts() {
    failure(8, 2);
    failure(11, 4);

    assertThat(Stopwatch.seconds(entries)).isEqualTo(15);
  }

  @Test
  void thePauseBeforeAResumptionDoesNotCount() {
    failure(8, 2);
    resumed(1000);
    failure(1007, 1);
    resumed(2000);

    assertThat(Stopwatch.seconds(entries)).isEqualTo(10 + 8);
  }

  @Test
  void anInterruptedPartTellsItself() {
    failure(8, 2);
    entries.add(new JournalEntry.Finished(BEGIN.plusSeconds(13), 13, "interrupted"));
    resumed(1000);
    failure(1001, 1);

    assertThat(Stopwatch.seconds(entries)).isEqualTo(13 + 2);
  }

  @Test
  void aClockThatWasSetBackDoesNotHideWhatWasMeasured() {
    failure(8, 2);
    failure(-3600, 4);

    assertThat(Stopwatch.seconds(entries)).isEqualTo(10);
    failure(-3500, 10);
    assertThat(Stopwatch.seconds(entries)).isEqualTo(2 + 4 + 10);
  }

  @Test
  void goesOnFromWhatWasBefore() {
    failure(8, 2);
    AtomicLong nanos = new AtomicLong(5_000_000_000L);
    Stopwatch stopwatch = new Stopwatch(entries, nanos::get);

    nanos.addAndGet(2_500_000_000L);

    assertThat(stopwatch.seconds()).isEqualTo(12.5);
  }

  private void failure(long at, double elapsed) {
    entries.add(new JournalEntry.Failure(1, 1, Cells.FIXED, BEGIN.plusSeconds(at), elapsed, "no"));
  }

  private void resumed(long at) {
    entries.add(new JournalEntry.Resumed(BEGIN.plusSeconds(at), List.of()));
  }
}
