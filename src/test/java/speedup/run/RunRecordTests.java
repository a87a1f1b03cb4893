package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import speedup.environment.Variant;

/** The record of a run is lost in its folder while the run is measured, or after. */
final class RunRecordTests {

  @TempDir private Path folder;

  /** What may be done to a run's folder. */
  interface Harm {

    void of(Path run) throws IOException;
  }

  @Test
  void theRunEndsInOrderAndNothingThatWasMeasuredIsLost() throws Exception {
    StoredRun measured = measureAndHarmAt(9, 3, RunRecordTests::remove);

    // The fork during which it was removed has measured what it should.
    assertThat(measured.forks()).hasSize(4);
    assertThat(measured.damage()).isEmpty();
    assertThat(measured.environment()).isPresent();
    assertThat(measured.finished().orElseThrow().interrupted())
        .isEqualTo(measured.folder().path() + " was removed while it was measured");
    assertThat(StoredRun.read(measured.folder().path()).entries()).isEqualTo(measured.entries());
  }

  @Test
  void aRunThatEndsBeforeItIsNoticedIsThereAsWell() throws Exception {
    StoredRun measured = measureAndHarmAt(2, 3, RunRecordTests::remove);

    assertThat(measured.forks()).hasSize(4);
    assertThat(measured.finished().orElseThrow().interrupted()).isNull();
  }

  @Test
  void theEnvironmentAloneIsWrittenAgain() throws Exception {
    StoredRun measured =
        measureAndHarmAt(2, 3, run -> Files.delete(run.resolve("environment.json")));

    assertThat(measured.environment()).isPresent();
    assertThat(measured.forks()).hasSize(4);
  }

  @Test
  void aJournalAloneIsWrittenAgainInItsPlace() throws Exception {
    StoredRun measured = measureAndHarmAt(9, 3, run -> Files.delete(journal(run)));

    assertThat(measured.forks()).hasSize(4);
    assertThat(runs()).containsExactly(measured.folder().path());
    assertThat(measured.finished().orElseThrow().interrupted())
        .endsWith("journal.jsonl was removed while it was measured");
  }

  /** What stands in its place is somebody's, and stays. */
  @ParameterizedTest
  @MethodSource
  void whatIsReplacedIsWrittenBesideIt(String what, Harm harm, String words) throws Exception {
    StoredRun measured = measureAndHarmAt(9, 3, harm);

    assertThat(measured.forks()).hasSize(4);
    assertThat(measured.environment()).isPresent();
    assertThat(measured.finished().orElseThrow().interrupted())
        .endsWith(words + " while it was measured");
    assertThat(measured.folder().path().getFileName().toString()).endsWith("planned-2");
    assertThat(StoredRun.read(measured.folder().path()).entries()).isEqualTo(measured.entries());
    assertThat(runs()).hasSize(2);
  }

  static Stream<Arguments> whatIsReplacedIsWrittenBesideIt() {
    return Stream.of(
        harm(
            "the folder by a file",
            run -> {
              remove(run);
              Files.writeString(run, "mine");
            },
            "planned was replaced"),
        harm(
            "the journal by a folder",
            run -> {
              Files.delete(journal(run));
              Files.createDirectory(journal(run));
            },
            "journal.jsonl was replaced"),
        harm(
            "the journal by another",
            run -> {
              Files.move(journal(run), run.resolve("moved"));
              Files.writeString(journal(run), "a".repeat(100_000));
            },
            "journal.jsonl was replaced"),
        harm(
            "the journal by nothing",
            run -> Files.write(journal(run), new byte[0]),
            "journal.jsonl was cut short"));
  }

  private static Arguments harm(String what, Harm harm, String words) {
    return Arguments.of(what, harm, words);
  }

  @Test
  void whatCannotBeWrittenAgainIsRemembered() throws Exception {
    Run run = PlannedRuns.of(results(), 9, Cells.SEQUENTIAL, Cells.FIXED);

    StoredRun measured =
        measure(
            run,
            3,
            folder -> {
              remove(results());
              Files.writeString(results(), "mine");
            });

    assertThat(measured.forks()).hasSize(4);
    assertThat(measured.environment()).isPresent();
    assertThatThrownBy(run::keep)
        .isInstanceOf(IOException.class)
        .hasMessage(
            "%s was removed while it was measured, and the record of the run cannot be written"
                + " again: %s is a file, and no folder",
            measured.folder().path(), results());
  }

  /** Files are written after the last fork, and that takes a while too. */
  @Test
  void whatIsRemovedAfterTheLastForkIsWrittenAgainWhenItIsKept() throws Exception {
    Run run = PlannedRuns.of(results(), 2, Cells.SEQUENTIAL, Cells.FIXED);
    StoredRun measured = measure(run, 9, path -> {});
    assertThat(run.keep()).isEmpty();
    remove(measured.folder().path());

    assertThat(run.keep())
        .hasValue(
            "%1$s was removed while it was measured: the record of the run is written again in %1$s"
                .formatted(measured.folder().path()));

    assertThat(StoredRun.read(measured.folder().path()).entries()).isEqualTo(measured.entries());
    assertThat(StoredRun.read(measured.folder().path()).environment()).isPresent();
  }

  @Test
  void whatIsRemovedBeforeTheFirstForkIsToldAndCanBeResumed() throws Exception {
    Run run = PlannedRuns.of(results(), 2, Cells.SEQUENTIAL);
    Fixture removing =
        plan -> {
          remove(results());
          return Fixture.Prepared.NOTHING;
        };

    assertThatThrownBy(() ->
            run.measure(
                new RunListener() {},
                List.of(removing),
                (arguments, of) -> new SimulatedMachine(1)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("was removed while it was measured")
        .hasMessageEndingWith("; nothing is measured now, and --resume goes on with it");

    StoredRun left = StoredRun.read(runs().getFirst());
    assertThat(left.environment()).isPresent();
    assertThat(left.isFinished()).isFalse();
  }

  @Test
  void ofARunThatGoesOnTheEarlierPartIsKeptToo() throws Exception {
    StoredRun first = measureAndHarmAt(2, 9, path -> {});
    Run more =
        Run.resume(
            first,
            Clock.systemUTC(),
            false,
            new Further(OptionalInt.of(9), OptionalDouble.empty(), Optional.empty()));

    StoredRun measured = measure(more, 1, RunRecordTests::remove);

    assertThat(measured.forks()).hasSize(6);
  }

  /** As on a full disk: what is left of it would be no run. */
  @Test
  void aRunThatCannotBeginLeavesNothing() throws Exception {
    Clock harming =
        new ObservedClock(() -> {
          for (Path run : Files.exists(results()) ? runs() : List.<Path>of()) {
            Files.createDirectory(run.resolve("environment.json"));
          }
        });
    Run run = PlannedRuns.of(results(), 2, Variant.OWN, harming, Cells.SEQUENTIAL);

    assertThatThrownBy(() ->
            run.measure(
                new RunListener() {}, List.of(), (arguments, of) -> new SimulatedMachine(1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("environment.json cannot be written");

    assertThat(run.hasMeasured()).isFalse();
    assertThat(runs()).isEmpty();
  }

  /** A clock before which something is done whenever somebody looks at it. */
  private static final class ObservedClock extends Clock {

    private final Executable before;

    ObservedClock(Executable before) {
      this.before = before;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      try {
        before.execute();
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
      return Instant.parse("2026-03-04T05:06:07Z");
    }
  }

  private StoredRun measureAndHarmAt(int rounds, int fork, Harm harm) throws Exception {
    return measure(PlannedRuns.of(results(), rounds, Cells.SEQUENTIAL, Cells.FIXED), fork, harm);
  }

  private StoredRun measure(Run run, int fork, Harm harm) throws Exception {
    SimulatedMachine machine = new SimulatedMachine(1);
    Forks harming =
        new ObservedForks(
            machine,
            limit -> {
              if (machine.order().size() == fork) {
                try {
                  harm.of(runs().getFirst());
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }
            });
    return run.measure(new RunListener() {}, List.of(), (arguments, of) -> harming);
  }

  private Path results() {
    return folder.resolve("results");
  }

  private List<Path> runs() throws IOException {
    try (Stream<Path> all = Files.list(results())) {
      return all.sorted().toList();
    }
  }

  private static Path journal(Path run) {
    return run.resolve("journal.jsonl");
  }

  private static void remove(Path all) throws IOException {
    try (Stream<Path> files = Files.walk(all)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
