package speedup.flags;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import speedup.workload.AsyncTask;

/**
 * Downloads one flag with one request, and one more for each redirect.
 *
 * <p>What the site does is an outcome, never an exception. Exceptions are left for what is not the
 * site's: {@link UnwritableException} when the picture cannot be written, and interruption or
 * cancellation, which stop the exchange at once.
 *
 * @param base the address that the flags are under: the picture is at {@code BASE/br/br.gif}
 * @param code the country code, in upper case
 * @param timeout the time within which the last byte of the picture must have come
 * @param destination the folder that the picture is written to, as {@code br.gif}; null to keep
 *     nothing but its length and digest
 * @param attempt which attempt at this code it is, from 1; our own sites decide their errors by it
 */
public record FlagDownload(
    URI base, String code, Duration timeout, @Nullable String destination, int attempt)
    implements AsyncTask<Download> {

  /** Checks the components. */
  public FlagDownload {
    String scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || base.getHost() == null) {
      throw new IllegalArgumentException(
          "the address of a site is http://HOST/PATH or https://HOST/PATH, not " + base);
    }
    if (!CountryCodes.isCode(code)) {
      throw new IllegalArgumentException("not a country code: " + code);
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("the time-out must be positive, not " + timeout);
    }
    if (attempt < 1) {
      throw new IllegalArgumentException("attempts count from 1, not " + attempt);
    }
  }

  /** Downloads for the first time, and keeps only the length and digest of the picture. */
  public FlagDownload(URI base, String code, Duration timeout) {
    this(base, code, timeout, null, 1);
  }

  /** The same download, written to this folder. */
  public FlagDownload to(Path folder) {
    return new FlagDownload(base, code, timeout, folder.toString(), attempt);
  }

  @Override
  public Download call() throws InterruptedException, UnwritableException {
    FlagExchange exchange = exchange();
    try {
      return outcome(exchange.answer().get());
    } catch (ExecutionException e) {
      return failed(e, exchange);
    } catch (InterruptedException e) {
      exchange.answer().cancel(true);
      throw e;
    }
  }

  @Override
  public CompletableFuture<Download> start() {
    FlagExchange exchange = exchange();
    CompletableFuture<Download> download =
        exchange
            .answer()
            .handleAsync(
                (answer, failure) -> {
                  try {
                    return failure == null ? outcome(answer) : failed(failure, exchange);
                  } catch (UnwritableException e) {
                    throw new CompletionException(e);
                  }
                },
                FlagClient.executor());
    CompletableFuture<?> unused =
        download.whenComplete((result, failure) -> exchange.answer().cancel(true));
    return download;
  }

  private FlagExchange exchange() {
    String name = code.toLowerCase(Locale.ROOT);
    URI uri = URI.create(base.toString().replaceAll("/+$", "") + "/" + name + "/" + name + ".gif");
    return FlagExchange.start(FlagClient.shared(), uri, attempt, timeout);
  }

  private Download outcome(HttpResponse<byte[]> answer) throws UnwritableException {
    if (answer.statusCode() == 404) {
      return new Download.Missing(code);
    }
    if (answer.statusCode() / 100 != 2) {
      return new Download.Failed(code, DownloadFailure.status(answer.statusCode()));
    }
    byte[] picture = answer.body();
    Optional<String> flaw = Picture.flaw(picture);
    if (flaw.isPresent()) {
      return new Download.Failed(code, flaw.get());
    }
    if (destination != null) {
      WholeFile.write(Path.of(destination, code.toLowerCase(Locale.ROOT) + ".gif"), picture);
    }
    return new Download.Fetched(code, picture.length, Sha256.of(picture));
  }

  private Download failed(Throwable failure, FlagExchange exchange) {
    return new Download.Failed(code, DownloadFailure.of(failure, exchange.body(), timeout));
  }
}
