package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class TransportTests {

  /** What a shell does at its start would be in the pipe before the first message. */
  @Test
  void theShellReadsNoFilesAndTakesNoFunctionsOfTheUsers(@TempDir Path folder) throws Exception {
    assumeThat(Transport.best()).isEqualTo(Transport.APART);
    Path file = Files.writeString(folder.resolve("env.sh"), "echo noise\n");
    Map<String, String> variables =
        Map.of(
            "a.b",
            "1",
            "BASH_ENV",
            file.toString(),
            "ENV",
            file.toString(),
            "BASH_FUNC_exec%%",
            "() { echo hijacked; }");
    ProcessBuilder builder =
        new ProcessBuilder(Transport.APART.start(List.of("env"), variables))
            .redirectError(folder.resolve("err").toFile());
    builder.environment().putAll(variables);

    Process process = builder.start();
    String pipe = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(pipe).as("what is in the pipe of messages").isEmpty();
    assertThat(Files.readString(folder.resolve("err"))).contains("a.b=1").doesNotContain("noise");
  }
}
