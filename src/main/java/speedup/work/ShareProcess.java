package speedup.work;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import speedup.process.JvmOptions;

/**
 * What a workload shares, in a JVM of its own: whatever its code does there, the run goes on, or
 * says what is wrong.
 */
final class ShareProcess {

  /** Room for a line of ours; what others print may have no end. */
  private static final int LONGEST_LINE = 1 << 20;

  private static final int LONGEST_WORDS = 500;

  private final String name;
  private final Process process;
  private final CompletableFuture<Map<String, String>> ready = new CompletableFuture<>();
  private volatile boolean hasStarted;
  private volatile boolean hasClosed;
  private volatile @Nullable String failure;
  private volatile String firstWords = "";

  private ShareProcess(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /**
   * Begins to start one.
   *
   * @param workload what it is called
   * @param setting the values of its parameters, as a word
   */
  static ShareProcess begin(WorkJvm jvm, String workload, WorkFolder folder, String setting)
      throws IOException {
    // It lives beside the forks: what only one process can have is theirs.
    WorkJvm beside = new WorkJvm(jvm.java(), JvmOptions.forEachOf(1, jvm.arguments()));
    ShareProcess share =
        new ShareProcess(
            workload + "'s share()",
            beside.start(ShareMain.class, folder.path().toString(), setting));
    Thread unused =
        Thread.ofPlatform().daemon().name("speedup-share-output").start(share::readToTheEnd);
    return share;
  }

  private void readToTheEnd() {
    try (Reader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      for (int one = reader.read(); one >= 0; one = reader.read()) {
        if (one == '\n') {
          read(line.toString().strip());
          line.setLength(0);
        } else if (line.length() < LONGEST_LINE) {
          line.append((char) one);
        }
      }
    } catch (IOException e) {
      // It was ended.
    }
    var unused =
        process
            .onExit()
            .thenRun(() -> ready.completeExceptionally(new WorkException(whyItEnded())));
  }

  private void read(String line) {
    if (!line.startsWith(ShareMain.OURS)) {
      if (firstWords.isEmpty()) {
        firstWords = line.substring(0, Math.min(line.length(), LONGEST_WORDS));
      }
      return;
    }
    String said = line.substring(ShareMain.OURS.length());
    if (said.equals(ShareMain.STARTED)) {
      hasStarted = true;
    } else if (said.startsWith(ShareMain.READY)) {
      ready.complete(decode(said.substring(ShareMain.READY.length())));
    } else if (said.startsWith(ShareMain.FAILED)) {
      String why =
          "%s failed: %s"
              .formatted(
                  ready.isDone() ? name + "'s close()" : name,
                  said.substring(ShareMain.FAILED.length()));
      failure = why;
      ready.completeExceptionally(new WorkException(why));
    } else if (said.equals(ShareMain.CLOSED)) {
      hasClosed = true;
    }
  }

  private static Map<String, String> decode(String word) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(URLDecoder.decode(word, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new IllegalStateException("a text can be read", e);
    }
    Map<String, String> values = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    return values;
  }

  private String whyItEnded() {
    return hasStarted
        ? "%s ended its JVM (exit code %d): %s"
            .formatted(
                name,
                process.exitValue(),
                process.exitValue() > Trial.SIGNAL
                    ? "it crashed, or was killed"
                    : "it gives what is shared, and never calls System.exit")
        : "%s was not called, as its JVM did not start: %s"
            .formatted(name, firstWords.isEmpty() ? "it printed nothing" : firstWords);
  }

  /**
   * Waits until it is ready.
   *
   * @return the properties by which all JVMs of the run find it
   * @throws WorkException saying in one line what is wrong with it
   */
  Map<String, String> await(Duration limit) throws WorkException, IOException {
    try {
      return ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof WorkException wrong) {
        throw wrong;
      }
      throw new IOException(name, e);
    } catch (TimeoutException e) {
      throw new WorkException("%s had not ended after %d s".formatted(name, limit.toSeconds()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted in " + name, e);
    }
  }

  /** Why it is there no more; empty as long as it is. */
  Optional<String> death() {
    return process.isAlive() ? Optional.empty() : Optional.of(whyItEnded());
  }

  /** Ends it at once if it is waited for. */
  void stop() {
    if (!ready.isDone()) {
      kill();
    }
  }

  /** Ends it, and all that it has started, at once. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /**
   * Has it give back what it has, and ends it.
   *
   * @return what went wrong
   */
  Optional<String> close(Duration limit) {
    Optional<String> death = death();
    if (death.isPresent()) {
      return death;
    }
    try (OutputStream input = process.getOutputStream()) {
      input.flush();
    } catch (IOException e) {
      // It has ended already.
    }
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.of(
            "%s had not ended after %d s, and was ended"
                .formatted(
                    hasClosed ? "a shutdown hook that " + name + " added" : name + "'s close()",
                    limit.toSeconds()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      kill();
      process.onExit().join();
    }
    return Optional.ofNullable(failure);
  }
}
