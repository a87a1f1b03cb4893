package speedup.flags;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

final class DownloadFailureTests {

  @Test
  void aTimeOutSaysHowLongWasWaited() {
    assertThat(reason(new TimeoutException(), Duration.ofMillis(3100)))
        .isEqualTo("timed out after 3.1 s");
    assertThat(reason(new TimeoutException(), Duration.ofSeconds(10)))
        .isEqualTo("timed out after 10 s");
  }

  @Test
  void anUnknownHostIsNamedAsSuch() {
    Throwable unresolved =
        new ConnectException()
            .initCause(new ConnectException().initCause(new UnresolvedAddressException()));
    assertThat(reason(new CompletionException(unresolved), Duration.ofSeconds(1)))
        .isEqualTo("no such host");
  }

  @Test
  void whatASiteSaysStaysOneShortLine() {
    assertThat(reason(new IOException("a\n\u001b[31mb" + "c".repeat(1000)), Duration.ofSeconds(1)))
        .startsWith("a [31mbccc")
        .hasSizeLessThan(130)
        .doesNotContain("\n", "\u001b");
    assertThat(reason(new IOException(), Duration.ofSeconds(1))).isEqualTo("iOException");
  }

  @Test
  void aStatusHasItsUsualName() {
    assertThat(DownloadFailure.status(418)).isEqualTo("418 I'm a teapot");
    assertThat(DownloadFailure.status(599)).isEqualTo("599");
  }

  private static String reason(Throwable failure, Duration limit) {
    return DownloadFailure.of(failure, new FlagBody(), limit);
  }
}
