package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.environment.Variant;

final class CodeWatchTests {

  @TempDir Path folder;
  private Path jar = Path.of("");

  @BeforeEach
  void writeAJar() throws IOException {
    jar = Files.writeString(folder.resolve("their.jar"), "one");
  }

  @Test
  void aJarThatIsReplacedOrRemovedIsNoticedAndOneThatIsTouchedIsNot() throws IOException {
    CodeWatch watch = CodeWatch.ofJars(List.of(jar));
    assertThat(watch.change()).isEmpty();

    Files.setLastModifiedTime(jar, FileTime.fromMillis(1));
    assertThat(watch.change()).isEmpty();

    Files.move(
        Files.writeString(folder.resolve("new"), "two"), jar, StandardCopyOption.REPLACE_EXISTING);
    assertThat(watch.change()).hasValue(jar + " was replaced while it was measured");

    Files.delete(jar);
    assertThat(watch.change())
        .hasValue(jar + " was removed while it was measured (put it back to go on)");
  }

  /** The rounds, the folder and the watch are real; only the forks are simulated. */
  @Test
  void theRunEndsInOrderAndCountsNoForkOfEitherCode() throws Exception {
    Variant ofJar = new Variant("", jar.toString(), null, List.of(), null, null);
    Run run = PlannedRuns.of(folder.resolve("results"), 9, ofJar, Cells.SEQUENTIAL, Cells.FIXED);
    SimulatedMachine machine = new SimulatedMachine(1);
    Forks replacing =
        new ObservedForks(
            machine,
            limit -> {
              if (machine.order().size() == 3) {
                overwrite();
              }
            });

    StoredRun measured = run.measure(new RunListener() {}, List.of(), (arguments, of) -> replacing);

    assertThat(measured.forks()).hasSize(3);
    assertThat(measured.failures()).isEmpty();
    assertThat(measured.finished().orElseThrow().interrupted())
        .isEqualTo(jar + " was replaced while it was measured");
  }

  private void overwrite() {
    try {
      Files.writeString(jar, "something else");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
