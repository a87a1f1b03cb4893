package speedup.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.report.SampleRun;
import speedup.run.StoredRun;

final class RunLabelsTests {

  @TempDir Path temporary;

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
