package speedup.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A member of a cluster in a JVM of its own, which ends with {@link #close}, or when this JVM ends
 * in any way.
 *
 * @since 1.0
 */
public final class MemberProcess implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  /** From this version on the JVM warns of what Hazelcast does in memory, unless told not to. */
  private static final int WARNS_OF_UNSAFE = 23;

  private final Process process;
  private final MemberSettings settings;
  private final CompletableFuture<String> ready = new CompletableFuture<>();

  private MemberProcess(Process process, MemberSettings settings) {
    this.process = process;
    this.settings = settings;
  }

  /**
   * Begins to start a member.
   *
   * @param jvmOptions for its JVM
   * @param listener is told, in words, when another member has joined or left
   * @throws IOException if there is no process to be had
   */
  static MemberProcess begin(
      MemberSettings settings, List<String> jvmOptions, Consumer<String> listener)
      throws IOException {
    return begin(List.of(), settings, jvmOptions, listener);
  }

  /**
   * Begins to start a member by another program.
   *
   * @param starter the words before those that start the JVM, such as a program that gives it a
   *     network of its own
   */
  static MemberProcess begin(
      List<String> starter,
      MemberSettings settings,
      List<String> jvmOptions,
      Consumer<String> listener)
      throws IOException {
    return begin(starter, settings, jvmOptions, listener, ProcessBuilder.Redirect.INHERIT);
  }

  /** Begins to start a member of which nobody is to hear anything. */
  static MemberProcess beginSilently(MemberSettings settings, List<String> jvmOptions)
      throws IOException {
    return begin(List.of(), settings, jvmOptions, line -> {}, ProcessBuilder.Redirect.DISCARD);
  }

  private static MemberProcess begin(
      List<String> starter,
      MemberSettings settings,
      List<String> jvmOptions,
      Consumer<String> listener,
      ProcessBuilder.Redirect errors)
      throws IOException {
    List<String> command = new ArrayList<>(starter);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(quietOptions());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), MemberMain.class.getName()));
    MemberProcess member =
        new MemberProcess(new ProcessBuilder(command).redirectError(errors).start(), settings);
    Thread unused =
        Thread.ofPlatform()
            .daemon()
            .name("speedup-member-output")
            .start(() -> member.read(listener));
    try {
      OutputStream out = member.process.getOutputStream();
      out.write((settings.toText() + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      member.ready.completeExceptionally(new IOException("the member's JVM did not start", e));
    }
    return member;
  }

  /**
   * Starts a member and waits until it is ready.
   *
   * @throws MemberRefusedException if there can be none with these settings
   * @throws IOException with one clear line, if it cannot be started
   * @see #begin
   */
  public static MemberProcess start(
      MemberSettings settings, List<String> jvmOptions, Consumer<String> listener)
      throws IOException {
    MemberProcess member = begin(settings, jvmOptions, listener);
    try {
      member.address();
      return member;
    } catch (IOException | RuntimeException e) {
      member.kill();
      throw e;
    }
  }

  /** Options that keep from the user what the JVM has to say of Hazelcast. */
  static List<String> quietOptions() {
    return Runtime.version().feature() >= WARNS_OF_UNSAFE
        ? List.of("--sun-misc-unsafe-memory-access=allow")
        : List.of();
  }

  private void read(Consumer<String> listener) {
    IOException failure = new IOException("the member's JVM ended as it started");
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(MemberMain.FAILED)) {
          failure = new MemberRefusedException(line.substring(MemberMain.FAILED.length()));
        } else if (line.startsWith(MemberMain.READY)) {
          ready.complete(word(line, 1));
        } else if (line.startsWith(MemberMain.JOINED)) {
          listener.accept(word(line, 1) + " joined; " + members(word(line, 2)));
        } else if (line.startsWith(MemberMain.LEFT)) {
          listener.accept(word(line, 1) + " left; " + members(word(line, 2)));
        }
      }
    } catch (IOException e) {
      failure = new IOException("the member's output cannot be read: " + e.getMessage(), e);
    }
    ready.completeExceptionally(failure);
  }

  private static String members(String count) {
    return count + (count.equals("1") ? " member" : " members");
  }

  private static String word(String line, int index) {
    String[] words = line.split(" ", -1);
    return index < words.length ? words[index] : "";
  }

  /**
   * Waits until it is ready, and says where it is reached.
   *
   * @throws IOException with one clear line, if it is not
   */
  public String address() throws IOException {
    try {
      return ready.get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("the member is not ready after " + START_LIMIT.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException reason ? reason : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the member was starting");
    }
  }

  /** How it was started. */
  MemberSettings settings() {
    return settings;
  }

  /** The identity of the process. */
  public long pid() {
    return process.pid();
  }

  /** Waits until it ends, by itself or because somebody ended it. */
  public void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  /** Ends it at once: of itself it might first leave in order. */
  void kill() {
    process.destroyForcibly();
  }

  /** Has it leave the cluster, and waits until it has ended. */
  @Override
  public void close() {
    close(STOP_LIMIT);
  }

  /** The same; one that has not ended by then is ended. */
  void close(Duration limit) {
    try (OutputStream input = process.getOutputStream()) {
      input.flush();
    } catch (IOException e) {
      // It has ended already.
    }
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
