package speedup.flags;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.ShortJvm;

@Tag("slow")
final class FlagClientTests {

  private static final String CLASS_PATH = System.getProperty("java.class.path");

  /** In a JVM of its own: whoever sends the first request of a JVM decides for all after it. */
  @Test
  void aSiteThatHangsUpIsAskedOnce() throws Exception {
    assertThat(java("-cp", CLASS_PATH, AskOnce.class.getName()))
        .isEqualTo("1 request: Failed[code=BR, reason=empty answer]");
  }

  /** In JVMs of their own: a JVM reads once whom it trusts. */
  @Test
  void anEncryptedSiteIsAskedIfItIsTrusted(@TempDir Path folder) throws Exception {
    String keys = folder.resolve("keys.p12").toString();
    keytool(
        "-genkeypair -keyalg EC -alias site -dname CN=site -ext san=ip:127.0.0.1 -validity 2"
            + " -storetype PKCS12 -storepass password -keystore "
            + keys);
    String trust = "-Djavax.net.ssl.trustStore=" + keys;
    String password = "-Djavax.net.ssl.trustStorePassword=password";

    assertThat(java(trust, password, "-cp", CLASS_PATH, AskSecurely.class.getName(), keys))
        .isEqualTo("Missing[code=BR]");
    assertThat(java("-cp", CLASS_PATH, AskSecurely.class.getName(), keys))
        .startsWith("Failed[code=BR, reason=")
        .contains("certification path");
  }

  /** In a JVM of its own: here others may have needed it. */
  @Test
  void asLongAsNoSiteIsEncryptedNoTlsIsSetUp() throws Exception {
    assertThat(java("-verbose:class", "-cp", CLASS_PATH, AskOnce.class.getName()))
        .contains("speedup.flags.DeferredTls")
        .doesNotContain("TrustManagerFactory", "sun.security.ssl.SSLContextImpl");
  }

  @Test
  void aClosedClientIsOpenedAgain() throws Exception {
    try (SitesOfThisJvm site = SitesOfThisJvm.open(SiteBehaviour.prompt())) {
      FlagDownload download = new FlagDownload(site.base(), "BR", Duration.ofSeconds(20));
      FlagClient.close();
      assertThat(download.call().outcome()).isEqualTo(Outcome.OK);
      FlagClient.close();
      assertThat(download.start().join().outcome()).isEqualTo(Outcome.OK);
    }
  }

  /** As after Ctrl-C: the hook that closes the client races with the one that stops the command. */
  @Test
  void theEndOfTheJvmWaitsForWhoeverIsDownloading() throws Exception {
    assertThat(java("-cp", CLASS_PATH, StopAtTheEnd.class.getName()))
        .isEqualTo("stopped: CancellationException");
  }

  /** Runs Java, which must succeed, and returns what it prints. */
  private static String java(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(ShortJvm.OPTIONS);
    all.addAll(List.of(arguments));
    return run("java", all);
  }

  private static void keytool(String arguments) throws Exception {
    String unused = run("keytool", List.of(arguments.split(" ")));
  }

  private static String run(String program, List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(arguments);
    command.addFirst(Path.of(System.getProperty("java.home"), "bin", program).toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).describedAs(output).isZero();
    return output.strip();
  }

  /** Has its JVM end in mid-download, and stops the download when it knows of that. */
  static final class StopAtTheEnd {

    private StopAtTheEnd() {}

    public static void main(String[] args) throws Exception {
      try (RawServer server = RawServer.stallingAfter(RawServer.head("200 OK", 8000));
          FlagClient.Use unusedUse = FlagClient.use()) {
        CompletableFuture<Download> download =
            new FlagDownload(server.base(), "BR", Duration.ofSeconds(20)).start();
        server.asked().join();
        Thread.ofPlatform().daemon().start(() -> System.exit(0));
        while (!download.isDone() && !isHeldUp()) {
          Thread.onSpinWait();
        }
        boolean unused = download.cancel(true);
        System.out.println("stopped: " + download.handle(StopAtTheEnd::end).join());
      }
    }

    private static boolean isHeldUp() {
      return Thread.getAllStackTraces().entrySet().stream()
          .filter(thread -> thread.getKey().getName().equals("flag-client-end"))
          .flatMap(thread -> Arrays.stream(thread.getValue()))
          .anyMatch(frame -> frame.getMethodName().equals("tryWriteLock"));
    }

    private static String end(@Nullable Download download, @Nullable Throwable failure) {
      return failure == null ? String.valueOf(download) : failure.getClass().getSimpleName();
    }
  }

  /** Asks a site that hangs up, and prints how often it was asked; then its JVM must end. */
  static final class AskOnce {
    private AskOnce() {}

    public static void main(String[] arguments) throws Exception {
      try (RawServer server = RawServer.answering(new byte[0])) {
        Download download = new FlagDownload(server.base(), "BR", Duration.ofSeconds(20)).call();
        System.out.println(server.requests() + " request: " + download);
      }
    }
  }

  /** Asks an encrypted site that has no flags, whose key is in the file given. */
  static final class AskSecurely {
    private AskSecurely() {}

    public static void main(String[] arguments) throws Exception {
      HttpsServer server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(tls(Path.of(arguments[0]))));
      server.start();
      try {
        URI base = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
        System.out.println(new FlagDownload(base, "BR", Duration.ofSeconds(20)).call());
      } finally {
        server.stop(0);
      }
    }

    private static SSLContext tls(Path file) throws Exception {
      char[] password = "password".toCharArray();
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(KeyStore.getInstance(file.toFile(), password), password);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(keys.getKeyManagers(), null, null);
      return tls;
    }
  }
}
