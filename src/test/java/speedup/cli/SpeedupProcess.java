package speedup.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import speedup.ShortJvm;

/**
 * Speedup in a process of its own (a short one, and so are its forks), working in a folder of the
 * test, with all that it prints kept in files beside that folder.
 */
final class SpeedupProcess implements AutoCloseable {

  /** Of a command that measures next to nothing, on a machine that is busy with other things. */
  static final Duration DEADLINE = Duration.ofMinutes(3);

  private static final Path THIS_JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** Lets JMH run although another JMH of this machine does. */
  private static final String BESIDE_OTHERS = "-Djmh.ignoreLock=true";

  private final Process process;
  private final Path out;
  private final Path err;

  private SpeedupProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** What a command said, and how it ended. */
  record Ended(int exitCode, String out, String err) {}

  /** Starts the jar on the Java of this JVM. */
  static SpeedupProcess startJar(Path folder, String... arguments) throws IOException {
    return startJar(THIS_JAVA, folder, arguments);
  }

  /** Starts the jar on a Java of the test's choice. */
  static SpeedupProcess startJar(Path java, Path folder, String... arguments) throws IOException {
    return startJar(List.of(java.toString()), folder, arguments);
  }

  private static SpeedupProcess startJar(List<String> java, Path folder, String... arguments)
      throws IOException {
    List<String> words = new ArrayList<>(ShortJvm.OPTIONS);
    words.addAll(List.of("-jar", jar().toString()));
    return start(java, folder, words, arguments);
  }

  /** Starts the jar on the Java of this JVM, by the words of a program that starts another. */
  static SpeedupProcess startJarBy(List<String> starter, Path folder, String... arguments)
      throws IOException {
    List<String> java = new ArrayList<>(starter);
    java.add(THIS_JAVA.toString());
    return startJar(java, folder, arguments);
  }

  /** Starts a class with the class path of this JVM, the tests' benchmarks included. */
  static SpeedupProcess startClass(String main, Path folder, List<String> jvm, String... arguments)
      throws IOException {
    List<String> words = new ArrayList<>(ShortJvm.OPTIONS);
    words.addAll(jvm);
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    return start(List.of(THIS_JAVA.toString()), folder, words, arguments);
  }

  /** Starts a class of the jar. */
  static SpeedupProcess startClassOfJar(String main, Path folder, String... arguments)
      throws IOException {
    List<String> words = new ArrayList<>(ShortJvm.OPTIONS);
    words.addAll(List.of("-cp", jar().toString(), main));
    return start(List.of(THIS_JAVA.toString()), folder, words, arguments);
  }

  private static SpeedupProcess start(
      List<String> java, Path folder, List<String> words, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(java);
    command.add(BESIDE_OTHERS);
    command.addAll(words);
    command.addAll(List.of(arguments));
    Path work = Files.createDirectories(folder.resolve("work"));
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new SpeedupProcess(process, out, err);
  }

  private static Path jar() {
    return Path.of(
        requireNonNull(
            System.getProperty("speedup.jar"), "the build says where the jar is: speedup.jar"));
  }

  /** Starts the jar and waits until it has ended. */
  static Ended runJar(Path folder, String... arguments) throws IOException, InterruptedException {
    try (SpeedupProcess started = startJar(folder, arguments)) {
      return started.awaitEnd();
    }
  }

  Process process() {
    return process;
  }

  String outSoFar() throws IOException {
    return Files.readString(out);
  }

  String errSoFar() throws IOException {
    return Files.readString(err);
  }

  /** Waits for the end; a command that does not end is a failure of the test. */
  Ended awaitEnd() throws IOException, InterruptedException {
    return awaitEnd(DEADLINE);
  }

  Ended awaitEnd(Duration deadline) throws IOException, InterruptedException {
    if (!process.waitFor(deadline.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still running after " + deadline + ": " + errSoFar());
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** The folders of the runs that were kept, the oldest first; none if there are none. */
  static List<Path> runs(Path folder) throws IOException {
    Path results = folder.resolve("work/results");
    if (!Files.isDirectory(results)) {
      return List.of();
    }
    try (Stream<Path> runs = Files.list(results)) {
      return runs.sorted(Comparator.naturalOrder()).toList();
    }
  }

  /** Ends what is left of it. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
