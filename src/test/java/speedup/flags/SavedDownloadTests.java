package speedup.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SavedDownloadTests {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @Test
  void aPictureThatCannotBeWrittenIsAnOutcome() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    Flag brazil = FlagAlbum.shipped().find("BR").orElseThrow();
    byte[] answer =
        RawServer.concat(
            RawServer.head("200 OK", brazil.length()), FlagAlbum.shipped().picture(brazil));
    try (RawServer server = RawServer.answering(answer)) {
      SavedDownload download =
          new SavedDownload(new FlagDownload(server.base(), "BR", TIMEOUT).to(file));
      Download failed =
          new Download.Failed(
              "BR", "cannot write %s: %s is not a folder".formatted(file.resolve("br.gif"), file));
      assertThat(download.call()).isEqualTo(failed);
      assertThat(download.start().join()).isEqualTo(failed);
    }
  }

  @Test
  void cancellingItClosesTheConnection() throws Exception {
    try (RawServer server = RawServer.stallingAfter(RawServer.head("200 OK", 8000))) {
      CompletableFuture<Download> download =
          new SavedDownload(new FlagDownload(server.base(), "BR", TIMEOUT).to(folder)).start();
      server.asked().get(20, TimeUnit.SECONDS);
      download.cancel(true);
      server.hungUp().get(20, TimeUnit.SECONDS);
      assertThatThrownBy(download::join).isInstanceOf(CancellationException.class);
    }
  }
}
