package speedup.flags;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.jetty12.Jetty12HttpServerFactory;
import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/** A site that serves the flags, on WireMock, in this JVM. */
final class FlagSite implements AutoCloseable {

  // Longer than the 30 s for which java.net.http keeps an idle connection: were the site the first
  // to close one, a request could meet it on its way and fail for nothing.
  private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(2);

  /** For the sites that WireMock can stand in front of. */
  private static final HttpClient NO_OTHER_SITE =
      request -> {
        throw new IOException("this site stands in front of no other");
      };

  private final WireMockServer server;

  private FlagSite(WireMockServer server) {
    this.server = server;
  }

  /**
   * Starts a site.
   *
   * @param address the address to listen at
   * @param plan the port to listen at, and the behaviour
   * @param pictures the pictures, by their codes
   * @throws IOException with one clear line, if the port cannot be had
   */
  static FlagSite open(String address, SitePlan plan, Map<String, byte[]> pictures)
      throws IOException {
    WireMockServer server =
        new WireMockServer(
            configuration(new FlagAnswers(plan.behaviour(), pictures))
                .bindAddress(address)
                .port(plan.port()));
    try {
      server.start();
    } catch (FatalStartupException e) {
      throw new IOException(reason(e, address, plan.port()), e);
    }
    return new FlagSite(server);
  }

  /** The port that the site listens at. */
  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  /**
   * With WireMock's defaults the site would be what is measured: 25 threads answer, so that 1,000
   * connections with a delay of 200 ms got 3 requests/s. With these settings they got 4,534 of an
   * ideal 5,000.
   *
   * <p>Half of its start was for what this site never does: names for files of stubs, from a
   * template, and a client for sites that it would stand in front of.
   */
  private static WireMockConfiguration configuration(FlagAnswers answers) {
    return WireMockConfiguration.options()
        .mappingSource(new OneStub())
        .httpClientFactory((options, trustAll, trusted, useSystem) -> NO_OTHER_SITE)
        .extensions(answers)
        .extensionScanningEnabled(false)
        .httpServerFactory(new Jetty12HttpServerFactory())
        .threadPoolFactory(options -> new VirtualThreadPool(0))
        .jettyAcceptQueueSize(4096)
        .jettyIdleTimeout(IDLE_TIMEOUT.toMillis())
        .disableRequestJournal()
        .stubRequestLoggingDisabled(true)
        .gzipDisabled(true)
        .http2PlainDisabled(true)
        // Whoever can reach the site may fetch flags, not reprogram it.
        .adminAuthenticator(request -> false);
  }

  private static String reason(FatalStartupException failure, String address, int port) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return "port %d of %s cannot be used: %s".formatted(port, address, cause.getMessage());
      }
    }
    return "the site cannot listen at port %d of %s: %s"
        .formatted(port, address, failure.getMessage());
  }

  /** Loads the one stub, and none that happen to lie in the working folder; keeps no other. */
  private static final class OneStub implements MappingsSource {
    @Override
    public void loadMappingsInto(StubMappings stubs) {
      stubs.addMapping(any(anyUrl()).willReturn(ok()).build());
    }

    @Override
    public void save(List<StubMapping> stubs) {}

    @Override
    public void save(StubMapping stub) {}

    @Override
    @SuppressWarnings("removal") // It must be there until it is removed.
    public void remove(StubMapping stub) {}

    @Override
    public void removeAll() {}
  }
}
