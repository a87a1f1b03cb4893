package speedup.jmh;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import speedup.environment.JavaProgram;
import speedup.environment.Variant;

/**
 * A JVM that has somebody else's class path, and nothing of ours but the few classes of {@code
 * speedup.bridge} behind it, in which their JMH lists and measures. It lives as long as a run:
 * their JMH then starts each fork as fast as by itself.
 */
final class JmhHostProcess implements AutoCloseable {

  private static final int TAIL = 20;

  private static final List<String> CLASSES = List.of("JmhHost.class", "ForkOutput.class");

  private final Path bridge;
  private final Process process;
  private final ObjectOutputStream requests;
  private final ObjectInputStream answers;
  private final LinkedBlockingDeque<String> tail;

  private JmhHostProcess(Path bridge, Process process, LinkedBlockingDeque<String> tail)
      throws IOException {
    this.bridge = bridge;
    this.process = process;
    this.tail = tail;
    requests = new ObjectOutputStream(new BufferedOutputStream(process.getOutputStream()));
    requests.flush();
    answers = new ObjectInputStream(new BufferedInputStream(process.getInputStream()));
    answers.setObjectInputFilter(
        ObjectInputFilter.Config.createFilter("java.base/*;maxdepth=10;maxbytes=100000000"));
  }

  /**
   * Starts the JVM of a variant.
   *
   * @throws IOException if it does not start; the message says what it printed
   */
  static JmhHostProcess start(Variant variant) throws IOException {
    String theirs = variant.classPath();
    if (theirs == null) {
      throw new IllegalArgumentException("no class path of somebody else");
    }
    String java = variant.java() == null ? JavaProgram.ofThisJvm() : variant.java();
    Path bridge = Files.createTempDirectory("speedup-bridge-");
    try {
      copyTo(bridge.resolve("speedup").resolve("bridge"));
      // No argument for the JVM: JMH would hand it on to the forks.
      Process process =
          new ProcessBuilder(
                  java,
                  "-classpath",
                  theirs + File.pathSeparator + bridge,
                  "speedup.bridge.JmhHost",
                  theirs)
              .start();
      LinkedBlockingDeque<String> tail = new LinkedBlockingDeque<>();
      Thread errors =
          Thread.ofVirtual().name("speedup-jmh-host-errors").start(() -> keep(tail, process));
      try {
        return new JmhHostProcess(bridge, process, tail);
      } catch (IOException e) {
        process.destroyForcibly();
        errors.join();
        throw new IOException(
            "%s does not start with %s: %s"
                .formatted(java, theirs, tail.isEmpty() ? e.getMessage() : tail.getFirst()),
            e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      delete(bridge);
      throw new IOException("interrupted", e);
    } catch (IOException e) {
      delete(bridge);
      throw e;
    }
  }

  private static void copyTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name : CLASSES) {
      try (var in = JmhHostProcess.class.getResourceAsStream("/speedup/bridge/" + name)) {
        if (in == null) {
          throw new IllegalStateException("not in the jar: speedup.bridge." + name);
        }
        Files.copy(in, folder.resolve(name));
      }
    }
  }

  private static void keep(LinkedBlockingDeque<String> tail, Process from) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(from.getErrorStream(), Charset.defaultCharset()))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          tail.addLast(line.strip());
          if (tail.size() > TAIL) {
            tail.removeFirst();
          }
        }
      }
    } catch (IOException e) {
      // It has ended.
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** The last lines that it printed, and that no fork did. */
  List<String> tail() {
    return List.copyOf(tail);
  }

  /** Ends it, so that nobody waits for its answer any more. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Has it do something.
   *
   * @param events is told what happens until the answer comes
   * @return the answer
   * @throws IOException if it ends before it has answered
   */
  Map<String, Object> ask(
      String what, List<String> words, Map<String, String> params, Consumer<Event> events)
      throws IOException {
    HashMap<String, Object> request = new HashMap<>();
    request.put("do", what);
    request.put("words", new ArrayList<>(words));
    request.put("params", new HashMap<>(params));
    requests.writeObject(request);
    requests.flush();
    requests.reset();
    while (true) {
      Map<String, Object> message = read();
      if ("answer".equals(message.get("type"))) {
        return message;
      }
      events.accept(
          new Event(
              "began".equals(message.get("type")),
              Boolean.TRUE.equals(message.get("warmup")),
              message.get("score") instanceof Double score ? score : null));
    }
  }

  /**
   * An iteration began or ended.
   *
   * @param score of one that ended
   */
  record Event(boolean hasBegun, boolean isWarmup, @Nullable Double score) {}

  private Map<String, Object> read() throws IOException {
    try {
      Map<String, Object> message = new HashMap<>();
      ((Map<?, ?>) answers.readObject())
          .forEach((name, value) -> message.put(String.valueOf(name), value));
      return message;
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    kill();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    delete(bridge);
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // In the system's folder of temporary files, and some kilobytes.
    }
  }
}
