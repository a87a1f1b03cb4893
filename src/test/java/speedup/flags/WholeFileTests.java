package speedup.flags;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTests {

  @TempDir private Path folder;

  @Test
  void anInterruptedThreadLeavesAWholeFileAndStaysInterrupted() throws Exception {
    Thread.currentThread().interrupt();
    WholeFile.write(folder.resolve("br.gif"), new byte[100_000]);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
    assertThat(folder.resolve("br.gif")).hasSize(100_000);
  }

  @Test
  void aDestinationInTheWorkingFolderNeedsNoParent() throws IOException {
    Path file = Path.of("target", "whole-file.tmp").toAbsolutePath();
    Path relative = Path.of("").toAbsolutePath().relativize(file);
    try {
      WholeFile.write(relative, new byte[] {1});
      assertThat(file).hasBinaryContent(new byte[] {1});
    } finally {
      Files.deleteIfExists(file);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aDiskThatTakesNoMoreLeavesNothing() throws Exception {
    Path file = folder.resolve("br.gif");
    // A limit on the size of files stops a write half-way, as a full disk does.
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f 8 && exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                TooMuch.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.strip()).isEqualTo("cannot write " + file + ": File too large");
    assertThat(folder).isEmptyDirectory();
  }

  /** Writes more than it may. */
  static final class TooMuch {
    private TooMuch() {}

    public static void main(String[] arguments) {
      try {
        WholeFile.write(Path.of(arguments[0]), new byte[1 << 20]);
      } catch (UnwritableException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
