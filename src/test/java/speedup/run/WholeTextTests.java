package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeTextTests {

  @TempDir private Path folder;

  @Test
  void whatCannotBeWrittenLeavesWhatWasThere() throws Exception {
    Path file = Files.writeString(folder.resolve("page.html"), "before");
    Files.createDirectory(folder.resolve(".page.html.part"));

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> WholeText.write(file, "after"));

    assertThat(file).content().isEqualTo("before");
  }

  @Test
  void aDeviceIsWrittenAndStaysOne() {
    Path full = Path.of("/dev/full");
    assumeThat(full).exists();

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> WholeText.write(full, "text"))
        .withMessageContaining("No space left");

    assertThat(Files.isRegularFile(full)).isFalse();
  }

  /** A folder in which nothing can be made, as some of the system's are. */
  @Test
  void whyAFileCannotBeMadeIsSaidOfTheFile() {
    Path page = Path.of("/proc/page.html");
    assumeThat(page.getParent()).isDirectory();

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> WholeText.write(page, "text"))
        .satisfies(why ->
            assertThat(Unwritable.reason(why, page)).isEqualTo("nothing can be made in /proc"));
  }

  @Test
  void aLinkStaysOne() throws Exception {
    Path file = Files.writeString(folder.resolve("page.html"), "before");
    Path link = Files.createSymbolicLink(folder.resolve("link.html"), file);

    WholeText.write(link, "after");

    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(file).content().isEqualTo("after");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).as("nothing else is left").hasSize(2);
    }
  }
}
