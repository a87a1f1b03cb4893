package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.ShortJvm;

/** An archive has what the rehearsal has loaded, and nothing else. */
final class RehearsalTests {

  private static final Path RUN = Path.of("results", "20261127-043032-clusterGrain");

  @TempDir Path temporary;

  /** As when the run was deleted since the command: an archive of it would be kept for good. */
  @Test
  void whereTheCommandItselfFailsThereIsNothingToArchive() throws Exception {
    Process rehearsal =
        new ProcessBuilder(
                ShortJvm.java(
                    "-Djava.io.tmpdir=" + temporary,
                    "-cp",
                    System.getProperty("java.class.path"),
                    Rehearsal.class.getName(),
                    "table",
                    temporary.resolve("gone").toString()))
            .redirectErrorStream(true)
            .redirectOutput(temporary.resolve("said").toFile())
            .start();

    assertThat(rehearsal.waitFor()).isEqualTo(2);
    assertThat(temporary.toFile().list()).containsExactly("said");
  }

  @Test
  void whatAnyCommandReadsWithIsLoadedForEachAndNothingStays() throws Exception {
    assertThat(loadedBy("table", RUN.toString()))
        .contains(
            "speedup.cli.Version ",
            "speedup.report.TableReading ",
            "speedup.report.page.PageData ",
            "speedup.report.compare.RunComparison ",
            "speedup.report.history.CellHistory ",
            "speedup.predict.Prediction ",
            "org.openjdk.jmh.runner.BenchmarkListEntry ");
  }

  @Test
  void downloadsAreDoneInEachWayOfOneJvmAndNothingStays() throws Exception {
    assertThat(loadedBy("flags"))
        .contains(
            "speedup.cli.programs.ProgressByCode ",
            "speedup.cli.programs.ProgressLines ",
            "speedup.cli.programs.ProgressInOneLine ",
            "speedup.strategy.VirtualExecutor ",
            "speedup.flags.FlagExchange ");
  }

  /**
   * The log of the classes that a rehearsal with these words has loaded, of which no file stays.
   */
  private String loadedBy(String... words) throws Exception {
    Path loaded = temporary.resolve("loaded");
    List<String> command =
        ShortJvm.java(
            "-Xlog:class+load:file=" + loaded,
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            Rehearsal.class.getName());
    Process rehearsal =
        new ProcessBuilder(Stream.concat(command.stream(), Stream.of(words)).toList())
            .redirectErrorStream(true)
            .redirectOutput(temporary.resolve("said").toFile())
            .start();

    assertThat(rehearsal.waitFor()).as(Files.readString(temporary.resolve("said"))).isZero();
    assertThat(temporary.toFile().list()).containsExactlyInAnyOrder("loaded", "said");
    return Files.readString(loaded, StandardCharsets.ISO_8859_1);
  }
}
