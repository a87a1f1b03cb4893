package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder is removed with all that is in it while its run is measured. */
final class FolderWatchTests {

  @TempDir private Path folder;

  @Test
  void theRunEndsInOrderAndNothingThatWasMeasuredIsLost() throws Exception {
    StoredRun measured = measureAndRemoveAt(9, 3);

    // The fork during which it was removed has measured what it should.
    assertThat(measured.forks()).hasSize(4);
    assertThat(measured.damage()).isEmpty();
    assertThat(measured.environment()).isPresent();
    assertThat(measured.finished().orElseThrow().interrupted())
        .isEqualTo(
            measured.folder().path() + " was removed while it was measured, and is written again");
    assertThat(StoredRun.read(measured.folder().path()).entries()).isEqualTo(measured.entries());
  }

  @Test
  void aRunThatEndsBeforeItIsNoticedIsThereAsWell() throws Exception {
    StoredRun measured = measureAndRemoveAt(2, 3);

    assertThat(measured.forks()).hasSize(4);
    assertThat(measured.finished().orElseThrow().interrupted()).isNull();
  }

  @Test
  void theEnvironmentAloneIsWrittenAgain() throws Exception {
    StoredRun measured = measureAndRemoveAt(2, 3, "environment.json");

    assertThat(measured.environment()).isPresent();
    assertThat(measured.forks()).hasSize(4);
  }

  private StoredRun measureAndRemoveAt(int rounds, int fork) throws Exception {
    return measureAndRemoveAt(rounds, fork, "");
  }

  /** Removes all, or the files of a name. */
  private StoredRun measureAndRemoveAt(int rounds, int fork, String name) throws Exception {
    Path results = folder.resolve("results");
    Run run = PlannedRuns.of(results, rounds, Cells.SEQUENTIAL, Cells.FIXED);
    SimulatedMachine machine = new SimulatedMachine(1);
    Forks removing =
        new ObservedForks(
            machine,
            limit -> {
              if (machine.order().size() == fork) {
                remove(results, name);
              }
            });
    return run.measure(new RunListener() {}, List.of(), (arguments, of) -> removing);
  }

  private static void remove(Path all, String name) {
    try (Stream<Path> files = Files.walk(all)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (name.isEmpty() || file.endsWith(name)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
