package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the name of an open file tells about a terminal. */
final class TerminalNameTests {

  @TempDir Path folder;

  @Test
  void aPseudoTerminalIsOne() throws IOException {
    assertThat(told("/dev/pts/12")).contains(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipe:[4711]", "socket:[4711]", "/dev/null"})
  void whatCanBeNoneIsNone(String name) throws IOException {
    assertThat(told(name)).contains(false);
  }

  @Test
  void aFileIsNone() throws IOException {
    assertThat(told(Files.createFile(folder.resolve("out.txt")).toString())).contains(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/tty1", "/dev/console", "/dev/pts/ptmx", "/dev/pts/3 (deleted)"})
  void theSystemIsAskedAboutOthers(String name) throws IOException {
    assertThat(told(name)).isEmpty();
  }

  @Test
  void theSystemIsAskedWhereFilesHaveNoSuchNames() throws IOException {
    assertThat(Terminal.byName(folder.resolve("none"))).isEmpty();
    assertThat(Terminal.byName(Files.createFile(folder.resolve("no link")))).isEmpty();
  }

  private Optional<Boolean> told(String name) throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of(name));
    try {
      return Terminal.byName(link);
    } finally {
      Files.delete(link);
    }
  }
}
