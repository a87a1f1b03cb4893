package speedup.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Java previews, in a source file. */
final class PreviewTests {

  private static final int PREVIEWS = 0xffff;

  @TempDir Path folder;

  @Test
  void itsClassesAreMarkedWhereTheJvmsAreToldToo() throws Exception {
    Path classes = folder.resolve("classes");

    assertThat(new SourceFile(file()).compile("", classes, true)).isEqualTo("Matches");

    assertThat(minorVersion(classes.resolve("Matches.class"))).isEqualTo(PREVIEWS);
  }

  @Test
  void whatTheCompilerWantsIsSaidInTheWordsOfTheCommandLine() throws Exception {
    Path file = file();

    assertThatThrownBy(() -> new SourceFile(file).compile("", folder.resolve("classes"), false))
        .isInstanceOf(WorkException.class)
        .hasMessageStartingWith(file + ":2: error: ")
        .hasMessageEndingWith(
            "here: -jvmArgsAppend --enable-preview, for the compiler and all JVMs");
  }

  private Path file() throws IOException {
    assumeThat(Runtime.version().feature()).as("it previews this").isBetween(23, 26);
    return Files.writeString(
        folder.resolve("Matches.java"),
        """
        public class Matches {
          boolean is(int x) { return x instanceof byte; }
        }
        """);
  }

  private static int minorVersion(Path classes) throws IOException {
    try (InputStream in = Files.newInputStream(classes);
        DataInputStream data = new DataInputStream(in)) {
      assertThat(data.readInt()).isEqualTo(0xcafebabe);
      return data.readUnsignedShort();
    }
  }
}
