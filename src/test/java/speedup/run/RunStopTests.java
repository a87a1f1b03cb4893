package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a run ends that is stopped while it is got ready. */
final class RunStopTests {

  private static final String DIED = "the site died";

  @TempDir private Path folder;

  /** Ctrl-C ends what a fixture waits for as well, and that may be seen first. */
  @Test
  void aFixtureWhoseDeathIsSeenBeforeTheInterruptHasNotFailed() throws Exception {
    Run run = run();
    AtomicBoolean hasDied = new AtomicBoolean();
    AtomicBoolean isOver = new AtomicBoolean();
    Thread measuring = Thread.currentThread();
    Thread user =
        Thread.ofPlatform()
            .start(() -> {
              // From then on nothing else waits for a time.
              while (!isOver.get()
                  && !(hasDied.get() && measuring.getState() == Thread.State.TIMED_WAITING)) {
                Thread.onSpinWait();
              }
              run.stop("interrupted");
            });
    StoredRun measured;
    try {
      measured = measure(run, hasDied);
    } finally {
      isOver.set(true);
      user.join();
    }

    assertThat(measured.forks()).isEmpty();
    assertThat(measured.finished().orElseThrow().interrupted()).isEqualTo("interrupted");
  }

  @Test
  void aFixtureThatDiesWithoutAnInterruptIsTold() throws Exception {
    Run run = run();

    assertThatThrownBy(() -> measure(run, new AtomicBoolean()))
        .isInstanceOf(IOException.class)
        .hasMessage(DIED);
  }

  @Test
  void whatIsNotYetPreparedIsLeftAndNothingIsKeptOfTheRest() throws Exception {
    Run run = run();
    AtomicBoolean isPrepared = new AtomicBoolean();
    AtomicBoolean isKept = new AtomicBoolean();
    Fixture.Prepared slow =
        new Fixture.Prepared() {
          @Override
          public List<JournalEntry> entries(List<JournalEntry> earlier) {
            isKept.set(true);
            return List.of();
          }
        };
    Fixture stopping =
        plan -> {
          run.stop("interrupted");
          return slow;
        };
    Fixture next =
        plan -> {
          isPrepared.set(true);
          return Fixture.Prepared.NOTHING;
        };

    StoredRun measured =
        run.measure(
            new RunListener() {},
            List.of(stopping, next),
            (arguments, of) -> new SimulatedMachine(1));

    assertThat(isPrepared).isFalse();
    assertThat(isKept).isFalse();
    assertThat(measured.forks()).isEmpty();
    assertThat(measured.damage()).isEmpty();
    assertThat(measured.finished().orElseThrow().interrupted()).isEqualTo("interrupted");
  }

  private static StoredRun measure(Run run, AtomicBoolean hasDied) throws Exception {
    Fixture dying =
        plan -> {
          hasDied.set(true);
          throw new IOException(DIED);
        };
    return run.measure(
        new RunListener() {}, List.of(dying), (arguments, of) -> new SimulatedMachine(1));
  }

  private Run run() throws UsageException {
    return PlannedRuns.of(folder.resolve("results"), 3, Cells.SEQUENTIAL, Cells.FIXED);
  }
}
