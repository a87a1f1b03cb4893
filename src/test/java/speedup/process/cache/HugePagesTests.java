package speedup.process.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When workers ask for huge pages. */
final class HugePagesTests {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "always [madvise] never, true",
    "[always] madvise never, true",
    "always madvise [never], false",
    "'', false"
  })
  void theyAreAskedForWhereTheSystemGivesThem(String text, boolean given) throws Exception {
    Path modes = Files.writeString(folder.resolve("enabled"), text);

    assertThat(HugePages.mayBeAskedFor(modes)).isEqualTo(given);
  }

  @Test
  void otherSystemsHaveNone() {
    assertThat(HugePages.mayBeAskedFor(folder.resolve("none"))).isFalse();
  }
}
