package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under which conditions a run is taken up again. */
final class RunResumeTests {

  @TempDir private Path folder;

  @Test
  void aRunWhoseJarIsGoneIsNotForcedToGoOn() throws Exception {
    Path jar = folder.resolve("theirs.jar");

    assertThatThrownBy(() -> resume(jar, true))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith("measures " + jar + ", which cannot be read: put it back");
  }

  @Test
  void aRunWhoseJarIsAnotherOneIsForcedToGoOn() throws Exception {
    Path jar = Files.createFile(folder.resolve("theirs.jar"));

    assertThatThrownBy(() -> resume(jar, false))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(jar + " is another one now");
    assertThat(resume(jar, true).plan().cells()).hasSize(1);
  }

  @Test
  void forksMayTakeAnotherTimeThanTheRunSaidWhenItWasBegun() throws Exception {
    Duration longer = Duration.ofSeconds(7);
    List<Duration> limits = new ArrayList<>();
    Forks noting = new ObservedForks(new SimulatedMachine(1), limits::add);

    StoredRun unused =
        PlannedRuns.of(folder.resolve("results"), 2, Cells.FIXED)
            .withForkLimit(longer)
            .measure(new RunListener() {}, List.of(), (arguments, of) -> noting);

    assertThat(limits).containsExactly(longer, longer);
  }

  private Run resume(Path jar, boolean force) throws Exception {
    Path run =
        GeneratedRun.named("theirs").with(Cells.FIXED, 1).writeTo(folder.resolve("run" + force));
    Path journal = run.resolve("journal.jsonl");
    // As it was left in the middle.
    String begun =
        Files.readString(journal)
            .lines()
            .filter(line -> !line.contains("\"type\":\"end\"") && !line.contains("\"finished\""))
            .collect(Collectors.joining("\n", "", "\n"));
    String variant = "{\"name\":\"\",\"jvm_args\":[]}";
    assertThat(begun).contains(variant);
    Files.writeString(
        journal,
        begun.replace(variant, "{\"name\":\"\",\"class_path\":\"" + jar + "\",\"jvm_args\":[]}"));
    return Run.resume(StoredRun.read(run), Clock.systemUTC(), force, Further.NOTHING);
  }
}
