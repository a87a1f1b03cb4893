import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import speedup.workload.Answers;
import speedup.workload.AsyncTask;
import speedup.workload.Shared;
import speedup.workload.Workload;
import speedup.workload.WrongAnswerException;

/** Asks a slow service for JSON. One item of 20 is answered with an error, and asked for again. */
public record HttpService(int items, int delay) implements Workload<String> {

  private static final String PAID = "{\"state\": \"paid\"}";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** 40 items, each answered after 50 ms, unless -p items=… or -p delay=… say otherwise. */
  public HttpService() {
    this(40, 50);
  }

  @Override
  public Shared share() {
    WireMockServer site = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    site.start();
    site.stubFor(any(anyUrl()).willReturn(okJson(PAID).withFixedDelay(delay)));
    site.stubFor(
        any(urlMatching("/(0|[0-9]*[02468]0)[?]attempt=1"))
            .willReturn(status(503).withFixedDelay(delay)));
    return Shared.of("service", site.baseUrl(), site::stop);
  }

  record Item(int id) implements AsyncTask<String> {

    private HttpRequest request(int attempt) {
      String service = System.getProperty("service");
      return HttpRequest.newBuilder(URI.create(service + "/" + id + "?attempt=" + attempt)).build();
    }

    @Override
    public String call() throws Exception {
      return start().get();
    }

    @Override
    public CompletableFuture<String> start() {
      return CLIENT
          .sendAsync(request(1), BodyHandlers.ofString())
          .thenCompose(answer ->
              answer.statusCode() == 200
                  ? CompletableFuture.completedFuture(answer)
                  : CLIENT.sendAsync(request(2), BodyHandlers.ofString()))
          .thenApply(HttpResponse::body);
    }
  }

  @Override
  public List<Item> tasks() {
    return IntStream.range(0, items).mapToObj(Item::new).toList();
  }

  @Override
  public void check(List<? extends String> results) throws WrongAnswerException {
    Answers.checkEach(tasks(), results, item -> PAID);
  }

  @Override
  public boolean computes() {
    return false;
  }
}
