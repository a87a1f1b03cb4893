package speedup.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CodeHashTests {

  /** {@code printf abc | sha256sum}. */
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path folder;

  @Test
  void theDigestOfOneFileIsWhatSha256sumPrints() throws Exception {
    Path jar = Files.writeString(folder.resolve("a.jar"), "abc");

    assertThat(CodeHash.of(List.of(jar))).contains(OF_ABC);
    assertThat(CodeHash.of(List.of(jar))).contains(OF_ABC);
  }

  @Test
  void aFileThatWasWrittenAnewHasAnotherOne() throws Exception {
    Path jar = Files.writeString(folder.resolve("a.jar"), "abd");
    FileTime before = Files.getLastModifiedTime(jar);
    String first = CodeHash.of(List.of(jar)).orElseThrow();

    Files.writeString(jar, "abc");
    Files.setLastModifiedTime(jar, FileTime.fromMillis(before.toMillis() + 1));

    assertThat(first).isNotEqualTo(OF_ABC);
    assertThat(CodeHash.of(List.of(jar))).contains(OF_ABC);
  }

  /** As build tools do: the new file is written beside, and takes its place with an old date. */
  @Test
  void aFileThatTookThePlaceOfAnotherHasItsOwn() throws Exception {
    Path jar = Files.writeString(folder.resolve("a.jar"), "abd");
    FileTime date = Files.getLastModifiedTime(jar);
    CodeHash.of(List.of(jar));
    Path other = Files.writeString(folder.resolve("b.jar"), "abc");
    Files.setLastModifiedTime(other, date);

    Files.move(other, jar, StandardCopyOption.REPLACE_EXISTING);

    assertThat(CodeHash.of(List.of(jar))).contains(OF_ABC);
  }
}
