package speedup.process;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import speedup.workload.Task;

/**
 * A worker's run of which the JVM makes its archive: it does a bit of everything a worker does, and
 * ends in order. That includes an exchange over HTTP: most of a second of a processor where every
 * class of the client is yet to be loaded, and common among the tasks that people give to workers.
 */
final class Training {

  private static final int TASKS = 50;

  /** Making an archive takes 1 to 5 s. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private Training() {}

  /** Makes the archive; returns whether this JVM can. */
  static boolean run(Path jar, Path archive) throws IOException {
    try (ProcessPool pool =
        ProcessPool.builder()
            .workers(1)
            .name("training")
            .cache(WorkerCache.none())
            .classPath(jar.toString())
            .jvmOptions(Archive.toMake(archive))
            .closeGrace(LONGEST)
            .output(line -> {})
            .build()) {
      for (int i = 0; i < TASKS; i++) {
        pool.submit((Callable<Object>) new OfInt(i)).get();
        pool.submit((Callable<Object>) new OfLong(i)).get();
        pool.submit((Callable<Object>) new OfText("text", i)).get();
        pool.submit((Callable<Object>) new OfObjects(URI.create("a:b"), List.of(i), LONGEST)).get();
      }
      pool.submit((Callable<Object>) new OfHttp()).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the archive was made", e);
    } catch (ExecutionException e) {
      return false;
    }
    return Files.isRegularFile(archive) && Files.size(archive) > 0;
  }

  record OfInt(int number) implements Task<Object> {
    @Override
    public Object call() {
      return number;
    }
  }

  record OfLong(long number) implements Task<Object> {
    @Override
    public Object call() {
      return number % 2 == 0;
    }
  }

  record OfText(String text, int number) implements Task<Object> {
    @Override
    public Object call() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Travels as Java serializes it: there is no short form for what it holds. */
  record OfObjects(URI address, List<Integer> numbers, Duration limit) implements Task<Object> {
    @Override
    public Object call() {
      return new OfObjects(address.resolve("c"), numbers, limit.plusNanos(1));
    }
  }

  /** Asks a server of its own, so that it needs nobody else. */
  record OfHttp() implements Task<Object> {
    @Override
    public Object call() throws IOException, InterruptedException {
      try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          HttpClient client =
              HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
        Thread.ofVirtual().name("training-server").start(() -> answer(server));
        URI uri = URI.create("http://localhost:" + server.getLocalPort() + "/");
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(LONGEST).build();
        return client
            .sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
            .thenApply(HttpResponse::statusCode)
            .exceptionally(failure -> 0)
            .join();
      }
    }

    private static void answer(ServerSocket server) {
      try (Socket connection = server.accept()) {
        byte[] request = new byte[1024];
        if (connection.getInputStream().read(request) > 0) {
          connection
              .getOutputStream()
              .write("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n;".getBytes(US_ASCII));
        }
      } catch (IOException e) {
        // The exchange ends with that, and what it loaded is loaded.
      }
    }
  }
}
