package speedup.flags;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How fast a site can answer, asked by this client from this JVM: a download that comes near it
 * measures the site, or the client, and not the strategy.
 *
 * <p>Measured in a closed loop: each connection asks again as soon as it has its answer.
 *
 * @param requests how many requests were answered, all of them rightly
 * @param connections how many requests were in flight at once
 * @param duration how long that took
 */
public record SiteCeiling(long requests, int connections, Duration duration) {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Checks the components. */
  public SiteCeiling {
    if (requests < 1 || connections < 1 || !duration.isPositive()) {
      throw new IllegalArgumentException(
          requests + " requests over " + connections + " connections in " + duration);
    }
  }

  /** The number of requests that the site answered in a second. */
  public double requestsPerSecond() {
    return requests / (duration.toNanos() / 1e9);
  }

  /**
   * Measures a site, which should be {@linkplain SiteProcess#warmUp warm}.
   *
   * @param base the address of the flags, without delay
   * @param connections how many requests to keep in flight
   * @param time for how long to ask; every connection asks at least once
   * @throws IOException with one clear line, if any answer is not the right flag
   */
  public static SiteCeiling measure(URI base, int connections, Duration time) throws IOException {
    if (connections < 1) {
      throw new IllegalArgumentException("connections must be 1 or more, not " + connections);
    }
    long start = System.nanoTime();
    long requests = 0;
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("flag-ceiling-", 0).factory())) {
      try {
        List<Future<Long>> counts = new ArrayList<>();
        for (int first = 0; first < connections; first++) {
          int offset = first;
          counts.add(threads.submit(() -> ask(base, offset, start, time.toNanos())));
        }
        for (Future<Long> count : counts) {
          requests += count.get();
        }
      } catch (ExecutionException e) {
        threads.shutdownNow();
        throw e.getCause() instanceof IOException wrong
            ? wrong
            : new IOException("the site cannot be measured: " + e.getCause(), e);
      } catch (InterruptedException e) {
        threads.shutdownNow();
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while the site was measured");
      }
    }
    return new SiteCeiling(requests, connections, Duration.ofNanos(System.nanoTime() - start));
  }

  private static String words(Download answer) {
    return switch (answer) {
      case Download.Failed failed -> failed.code() + ": " + failed.reason();
      case Download.Missing missing -> "it has no flag " + missing.code();
      case Download.Fetched wrong -> wrong.code() + " is another picture";
    };
  }

  private static long ask(URI base, int offset, long start, long nanoseconds)
      throws IOException, InterruptedException {
    List<Flag> flags = FlagAlbum.shipped().flags();
    long asked = 0;
    do {
      Flag flag = flags.get((int) ((offset + asked) % flags.size()));
      Download answer = new FlagDownload(base, flag.code(), TIMEOUT).call();
      if (!answer.equals(new Download.Fetched(flag.code(), flag.length(), flag.sha256()))) {
        throw new IOException("the site does not answer rightly: " + words(answer));
      }
      asked++;
    } while (System.nanoTime() - start < nanoseconds);
    return asked;
  }
}
