package speedup.process.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CacheFolderTests {

  @Test
  void itIsWhereTheUserWantsItOrInTheirHome(@TempDir Path base) throws Exception {
    assertThat(CacheFolder.ofUser("workers", base.toString(), "/home/me"))
        .isEqualTo(base.resolve("speedup/workers"));
    Path home = Path.of("/home/me/.cache/speedup/workers");
    assertThat(CacheFolder.ofUser("workers", null, "/home/me")).isEqualTo(home);
    assertThat(CacheFolder.ofUser("workers", "not/absolute", "/home/me")).isEqualTo(home);
  }

  /** As are umlauts where the locale is C: no path can have this letter. */
  @Test
  void oneThatCannotBeNamedIsAnErrorOfInput() {
    assertThatIOException()
        .isThrownBy(() -> CacheFolder.ofUser("workers", "/tmp/\0", "/home/me"))
        .withMessageStartingWith("the user's cache folder cannot be named: ");
    assertThatIOException().isThrownBy(() -> CacheFolder.ofUser("workers", null, "/home/\0"));
  }

  @Test
  void withoutRoomThereIsNoCacheInsteadOfOneWithoutAnArchive(@TempDir Path home) {
    assertThatIOException()
        .isThrownBy(() -> CacheFolder.requireRoom(99 << 20, home))
        .withMessage("99 MB are free in " + home + ": it takes 100");
  }
}
