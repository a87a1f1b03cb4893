package speedup.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.ShortJvm;

/**
 * Holds every source to google-java-format. {@code mvn test -Dtest=FormatTests -Dformat=write}
 * formats them instead.
 */
final class FormatTests {

  @TempDir Path folder;

  @Test
  void everySourceIsFormatted() throws Exception {
    String mode = System.getProperty("format", "check");

    List<String> unformatted = unformatted(mode, "src", "benchmarks");

    if (!mode.equals("write")) {
      assertThat(unformatted)
          .as("mvn test -Dtest=FormatTests -Dformat=write formats them")
          .isEmpty();
    }
  }

  @Test
  void aSourceThatIsNotFormattedIsFoundAndFormattedWhenAskedFor() throws Exception {
    Path source = Files.writeString(folder.resolve("A.java"), "class A{int  a;}\n");

    assertThat(unformatted("check", folder.toString())).containsExactly(source.toString());
    assertThat(unformatted("write", folder.toString())).containsExactly(source.toString());

    assertThat(source).hasContent("class A {\n  int a;\n}\n");
  }

  private List<String> unformatted(String mode, String... roots) throws Exception {
    List<String> command = ShortJvm.java();
    // What the compiler's checks are let into, the formatter is too.
    command.add("-XX:VMOptionsFile=.mvn/jdk-compiler.options");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(SourceFormatter.class.getName());
    command.add(mode);
    command.addAll(List.of(roots));
    Path errors = folder.resolve("errors.txt");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
    return output.lines().toList();
  }
}
