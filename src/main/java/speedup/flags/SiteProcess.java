package speedup.flags;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.Writer;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Flag sites in a JVM of their own, so that serving does not share the heap, the compiler and the
 * threads of what is measured. The JVM ends with {@link #close}, or when this one ends in any way.
 *
 * <p>Every site also takes wishes in its path: see {@link #base(Duration)}.
 */
public final class SiteProcess implements AutoCloseable {

  /** The address that only this machine can reach. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final int WARM_UP_CONNECTIONS = 20;
  private static final int REHEARSED = 20;

  private final Process process;
  private final List<URI> roots;

  private SiteProcess(Process process, List<URI> roots) {
    this.process = process;
    this.roots = roots;
  }

  /**
   * Starts sites that only this machine can reach, at free ports, and waits until they serve.
   *
   * @param behaviours how each site answers
   * @throws IOException with one clear line, if they cannot be started
   */
  public static SiteProcess start(SiteBehaviour... behaviours) throws IOException {
    return start(LOOPBACK, Arrays.stream(behaviours).map(SitePlan::anyPort).toList());
  }

  /**
   * Starts sites and waits until they serve.
   *
   * @param address the address that the sites listen at
   * @param plans the port and behaviour of each site
   * @throws IOException with one clear line, if they cannot be started; a port that is in use is
   *     named
   */
  public static SiteProcess start(String address, List<SitePlan> plans) throws IOException {
    if (plans.isEmpty()) {
      throw new IllegalArgumentException("no site to start");
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It is killed, and would leave its file of counters.
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                FlagSiteMain.class.getName(),
                address));
    plans.forEach(plan -> command.add(plan.word()));
    return start(address, command, START_LIMIT);
  }

  /** Starts the command and waits for its line. */
  static SiteProcess start(String address, List<String> command, Duration limit)
      throws IOException {
    Process process = new ProcessBuilder(command).start();
    LastLines complaints = LastLines.of(process.errorReader(StandardCharsets.UTF_8));
    try {
      String line = firstLine(process, limit);
      if (line.startsWith(FlagSiteMain.READY)) {
        return new SiteProcess(
            process, roots(address, line.substring(FlagSiteMain.READY.length())));
      }
      throw new IOException(
          line.startsWith(FlagSiteMain.FAILED)
              ? line.substring(FlagSiteMain.FAILED.length())
              : "the flag site did not start: " + complaints.await());
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** The address of the flags at the first site, such as {@code http://127.0.0.1:8000/flags}. */
  public URI base() {
    return bases().get(0);
  }

  /** The address of the flags at every site, in the order in which they were given. */
  public List<URI> bases() {
    return roots.stream().map(root -> URI.create(root + "/flags")).toList();
  }

  /**
   * The address of the same flags at the first site, each answer late by this much, whatever the
   * site's own delays are: one process serves every cell of a benchmark.
   *
   * @param delay whole milliseconds, 0 or more, below 1,000 s
   */
  public URI base(Duration delay) {
    long milliseconds = delay.toMillis();
    if (milliseconds < 0 || milliseconds > 999_999) {
      throw new IllegalArgumentException("a delay is from 0 to 999999 ms, not " + milliseconds);
    }
    return URI.create(roots.get(0) + "/delay/" + milliseconds + "/flags");
  }

  /** The address under which the flags have a fault, at the last site. */
  URI base(SiteFault fault) {
    return URI.create(roots.get(roots.size() - 1) + "/fault/" + fault.label() + "/flags");
  }

  /** The address under which the flags at the first site have moved to {@link #base()}. */
  URI movedBase() {
    return URI.create(roots.get(0) + "/moved/flags");
  }

  /**
   * Asks the first site for flags until its code is compiled and its answers come steadily: a cold
   * site is several times slower than a warm one. What it answers does not change by that.
   *
   * @param time for how long to ask; some seconds are enough
   * @throws IOException with one clear line, if it does not answer rightly
   */
  public void warmUp(Duration time) throws IOException {
    SiteCeiling.measure(base(Duration.ZERO), WARM_UP_CONNECTIONS, time);
  }

  /**
   * Has the first site answer some requests, which loads the classes that every answer needs. They
   * are sent without the JDK's client, which is as cold afterwards as it was: whoever times
   * downloads from a site of his own does not time its start.
   *
   * @throws IOException if it cannot be reached
   */
  public void rehearse() throws IOException {
    URI flags = base(Duration.ZERO);
    byte[] request =
        "GET %s/br/br.gif HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
            .formatted(flags.getPath(), flags.getAuthority())
            .getBytes(StandardCharsets.US_ASCII);
    for (int answered = 0; answered < REHEARSED; answered++) {
      try (Socket connection = new Socket(flags.getHost(), flags.getPort())) {
        connection.getOutputStream().write(request);
        connection.getInputStream().transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  /** Whether the process lives. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** The identity of the process. */
  public long pid() {
    return process.pid();
  }

  /** Waits until the process ends, by itself or because somebody ended it. */
  public void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  /**
   * Ends the sites and their process, and waits until it has ended. It is killed: requests still in
   * progress have nobody left to answer, and a JVM that ends by itself gives threads that wait for
   * requests 0.3 s to come back.
   */
  @Override
  public void close() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String firstLine(Process process, Duration limit) throws IOException {
    CompletableFuture<String> line = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("flag-site-output")
        .start(() -> {
          try {
            BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
            String first = reader.readLine();
            line.complete(first == null ? "" : first);
            reader.transferTo(Writer.nullWriter());
          } catch (IOException e) {
            // As good as the end of the output: nothing more will be told there.
            line.complete("");
          }
        });
    try {
      return line.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("the flag site did not start within " + limit.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IOException("the flag site did not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the flag site was starting");
    }
  }

  private static List<URI> roots(String address, String ports) {
    String host = address.equals("0.0.0.0") || address.equals("::") ? LOOPBACK : address;
    String literal = host.contains(":") ? "[" + host + "]" : host;
    return Arrays.stream(ports.split(" "))
        .map(port -> URI.create("http://" + literal + ":" + port))
        .toList();
  }
}
