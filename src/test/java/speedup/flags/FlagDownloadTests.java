package speedup.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
final class FlagDownloadTests {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Flag BRAZIL = FlagAlbum.shipped().find("BR").orElseThrow();

  private static SitesOfThisJvm site;

  @TempDir private Path folder;

  @BeforeAll
  static void startSite() throws IOException {
    site = SitesOfThisJvm.open(SiteBehaviour.prompt());
  }

  @AfterAll
  static void stopSite() {
    site.close();
  }

  @Test
  void aFlagIsFetchedWithItsLengthAndDigest() throws Exception {
    assertThat(new FlagDownload(site.base(), "BR", TIMEOUT).call())
        .isEqualTo(new Download.Fetched("BR", BRAZIL.length(), BRAZIL.sha256()));
  }

  @Test
  void aStartedDownloadHasTheSameResult() {
    assertThat(new FlagDownload(site.base(), "BR", TIMEOUT).start().join())
        .isEqualTo(new Download.Fetched("BR", BRAZIL.length(), BRAZIL.sha256()));
  }

  @Test
  void aCodeWithoutFlagIsNotFound() throws Exception {
    FlagDownload download = new FlagDownload(site.base(), "ZZ", TIMEOUT).to(folder);
    assertThat(download.call()).isEqualTo(new Download.Missing("ZZ"));
    assertThat(filesIn(folder)).isEmpty();
  }

  @Test
  void redirectsAreFollowed() throws Exception {
    assertThat(new FlagDownload(site.movedBase(), "BR", TIMEOUT).call())
        .isEqualTo(new Download.Fetched("BR", BRAZIL.length(), BRAZIL.sha256()));
  }

  @Test
  void theFileHasTheBytesOfTheFlag() throws Exception {
    Path nested = folder.resolve("new/folder");
    new FlagDownload(site.base(), "BR", TIMEOUT).to(nested).call();
    assertThat(filesIn(nested)).containsExactly("br.gif");
    assertThat(nested.resolve("br.gif")).hasBinaryContent(FlagAlbum.shipped().picture(BRAZIL));
  }

  @Test
  void aSecondDownloadReplacesTheFile() throws Exception {
    Files.writeString(folder.resolve("br.gif"), "something older");
    new FlagDownload(site.base(), "BR", TIMEOUT).to(folder).start().join();
    assertThat(filesIn(folder)).containsExactly("br.gif");
    assertThat(folder.resolve("br.gif")).hasBinaryContent(FlagAlbum.shipped().picture(BRAZIL));
  }

  @Test
  void aDestinationThatIsNoFolderIsTheUsersTrouble() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    FlagDownload download = new FlagDownload(site.base(), "BR", TIMEOUT).to(file);
    assertThatThrownBy(download::call)
        .isInstanceOf(UnwritableException.class)
        .hasMessage("cannot write %s: %s is not a folder", file.resolve("br.gif"), file);
    assertThatThrownBy(download.start()::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(UnwritableException.class);
  }

  @Test
  void theTimeLimitHoldsForASlowAnswer() throws Exception {
    URI late = site.base(Duration.ofMinutes(2));
    assertThat(new FlagDownload(late, "BR", Duration.ofMillis(300)).call())
        .isEqualTo(new Download.Failed("BR", "timed out after 0.3 s"));
    assertThat(new FlagDownload(late, "BR", Duration.ofMillis(300)).start().join())
        .isEqualTo(new Download.Failed("BR", "timed out after 0.3 s"));
  }

  @Test
  void aThousandDownloadsInFlightAreAllAnsweredRightly() {
    URI late = site.base(Duration.ofMillis(200));
    List<CompletableFuture<Download>> started = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      String code = CountryCodes.EVERY.get(i % CountryCodes.EVERY.size());
      started.add(new FlagDownload(late, code, Duration.ofMinutes(2)).start());
    }
    for (CompletableFuture<Download> download : started) {
      Download result = download.join();
      assertThat(result)
          .isEqualTo(
              FlagAlbum.shipped()
                  .find(result.code())
                  .<Download>map(
                      flag -> new Download.Fetched(flag.code(), flag.length(), flag.sha256()))
                  .orElse(new Download.Missing(result.code())));
    }
  }

  @Test
  void badComponentsAreRefused() {
    URI base = site.base();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FlagDownload(base, "br", TIMEOUT))
        .withMessage("not a country code: br");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FlagDownload(base, "BR", Duration.ZERO))
        .withMessageContaining("must be positive");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FlagDownload(URI.create("ftp://host/flags"), "BR", TIMEOUT))
        .withMessageContaining("http://HOST/PATH");
  }

  private static List<String> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
