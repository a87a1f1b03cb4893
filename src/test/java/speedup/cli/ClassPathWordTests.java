package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.TypeConversionException;

final class ClassPathWordTests {

  @TempDir private Path folder;

  @Test
  void anAsteriskIsEveryJarOfTheFolder() throws Exception {
    Path second = Files.createFile(folder.resolve("b.jar"));
    Path first = Files.createFile(folder.resolve("a.jar"));
    Files.createFile(folder.resolve("notes.txt"));
    Files.createDirectory(folder.resolve("deeper"));

    assertThat(new ClassPathWord().convert("classes" + File.pathSeparator + folder + "/*"))
        .isEqualTo(String.join(File.pathSeparator, "classes", first.toString(), second.toString()));
  }

  @Test
  void whatIsNoAsteriskStaysAsItIs() {
    assertThat(new ClassPathWord().convert("lib/a*.jar")).isEqualTo("lib/a*.jar");
  }

  @Test
  void aFolderThatIsNotThereOrHasNoJarIsRefused() {
    assertThatThrownBy(() -> new ClassPathWord().convert(folder.resolve("none") + "/*"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> new ClassPathWord().convert(folder + "/*"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("must have a jar in it");
  }
}
