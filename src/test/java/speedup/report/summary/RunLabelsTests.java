package speedup.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.report.SampleRun;
import speedup.run.StoredRun;

final class RunLabelsTests {

  @TempDir Path temporary;

  @Test
  void runsOfOneLabelAreCalledByWhatTellsTheirFoldersApart() throws Exception {
    StoredRun first = StoredRun.read(SampleRun.small().write(temporary.resolve("a/run")));
    StoredRun second = StoredRun.read(SampleRun.small().write(temporary.resolve("b/run")));
    String name = RunLabels.folder(first);

    assertThat(RunLabels.of(List.of(first))).containsExactly(first.planned().label());
    assertThat(RunLabels.folder(second)).isEqualTo(name);
    assertThat(RunLabels.of(List.of(first, second)))
        .containsExactly(Path.of("a", name).toString(), Path.of("b", name).toString());
    assertThat(RunLabels.of(List.of(first, first))).doesNotHaveDuplicates();
  }

  @Test
  void anotherRuntimeIsCalledByItsName() throws Exception {
    Path folder = SampleRun.small().write(temporary);
    assertThat(RunLabels.runtime(StoredRun.read(folder))).startsWith("JDK ");

    Path environment = folder.resolve("environment.json");
    String text = Files.readString(environment);
    Files.writeString(
        environment,
        text.replaceFirst("\"virtual_machine\" ?: ?\"[^\"]*\"", "\"virtual_machine\":\"CPython\""));

    assertThat(RunLabels.runtime(StoredRun.read(folder))).startsWith("CPython ");
  }
}
