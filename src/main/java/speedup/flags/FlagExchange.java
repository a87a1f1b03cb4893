package speedup.flags;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One question to a site and its answer, redirects and body included, within one time limit.
 *
 * <p>{@link HttpRequest.Builder#timeout} ends with the headers of the answer; this limit ends with
 * the last byte of the body.
 */
final class FlagExchange {

  private static final int MOST_REDIRECTS = 5;

  private final HttpClient client;
  private final int attempt;
  private final FlagBody body = new FlagBody();
  private final CompletableFuture<HttpResponse<byte[]>> answer = new CompletableFuture<>();

  private FlagExchange(HttpClient client, int attempt) {
    this.client = client;
    this.attempt = attempt;
  }

  /** Asks, and returns at once. */
  static FlagExchange start(HttpClient client, URI uri, int attempt, Duration limit) {
    FlagExchange exchange = new FlagExchange(client, attempt);
    exchange.answer.orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS);
    exchange.ask(uri, 0);
    return exchange;
  }

  /**
   * The answer, or a {@link java.util.concurrent.TimeoutException}, or what java.net.http fails
   * with; whoever cancels it stops the exchange.
   */
  CompletableFuture<HttpResponse<byte[]>> answer() {
    return answer;
  }

  /** How far the body came. */
  FlagBody body() {
    return body;
  }

  private void ask(URI uri, int redirects) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    if (attempt > 1) {
      request.header(FlagAnswers.ATTEMPT_HEADER, Integer.toString(attempt));
    }
    CompletableFuture<HttpResponse<byte[]>> hop = client.sendAsync(request.build(), body);
    // However the whole ends, this part of it must not go on; it is over already in most cases.
    CompletableFuture<?> unusedEnd = answer.whenComplete((response, failure) -> hop.cancel(true));
    CompletableFuture<?> unusedHop =
        hop.whenComplete((response, failure) -> {
          if (failure == null) {
            follow(response, redirects);
          } else {
            answer.completeExceptionally(failure);
          }
        });
  }

  private void follow(HttpResponse<byte[]> response, int redirects) {
    Optional<URI> next = redirects < MOST_REDIRECTS ? next(response) : Optional.empty();
    if (next.isPresent()) {
      ask(next.get(), redirects + 1);
    } else {
      answer.complete(response);
    }
  }

  /** Where the response redirects to: anywhere but from an encrypted site to one that is not. */
  private static Optional<URI> next(HttpResponse<byte[]> response) {
    return switch (response.statusCode()) {
      case 301, 302, 303, 307, 308 ->
          response
              .headers()
              .firstValue("Location")
              .flatMap(location -> resolve(response.uri(), location));
      default -> Optional.empty();
    };
  }

  private static Optional<URI> resolve(URI from, String location) {
    try {
      URI to = from.resolve(location);
      boolean http = "http".equalsIgnoreCase(to.getScheme());
      boolean https = "https".equalsIgnoreCase(to.getScheme());
      boolean downgrade = http && "https".equalsIgnoreCase(from.getScheme());
      return to.getHost() != null && (https || http) && !downgrade
          ? Optional.of(to)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
