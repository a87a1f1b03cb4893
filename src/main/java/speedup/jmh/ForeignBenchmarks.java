package speedup.jmh;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.openjdk.jmh.runner.options.Options;
import speedup.environment.JavaProgram;
import speedup.environment.Variant;
import speedup.run.UsageException;

/** The benchmarks on somebody else's class path, as their own JMH lists them. */
public final class ForeignBenchmarks {

  /** What the bridge is compiled against has been the same since. */
  private static final int OLDEST = 21;

  private static final int NEWEST = 37;

  private ForeignBenchmarks() {}

  /**
   * Checks that a class path has benchmarks of a JMH that can be driven.
   *
   * @param option where it was given, for messages
   * @throws UsageException saying in one line what is wrong
   */
  public static void check(String option, String classPath) throws UsageException {
    List<URL> urls = new ArrayList<>();
    for (String entry : classPath.split(Pattern.quote(File.pathSeparator), -1)) {
      Path path = Path.of(entry);
      if (!Files.isReadable(path)) {
        throw new UsageException(option + ": " + entry + " cannot be read; give a jar or a folder");
      }
      if (Files.isRegularFile(path)) {
        checkJar(option, path);
      }
      urls.add(url(path));
    }
    try (URLClassLoader theirs = new URLClassLoader(urls.toArray(new URL[0]), null)) {
      if (theirs.findResource("META-INF/BenchmarkList") == null) {
        throw new UsageException(
            option
                + ": no META-INF/BenchmarkList in it, so no JMH benchmark; give the jar that JMH's"
                + " annotation processor had a hand in (from JDK 23 on javac runs it only with"
                + " -proc:full or -processorpath)");
      }
      Optional<String> version = version(theirs);
      if (version.isEmpty()) {
        throw new UsageException(
            option + ": no JMH in it (no jmh.properties); give jmh-core in the class path too");
      }
      checkVersion(option, version.get());
    } catch (IOException e) {
      throw new UsageException(option + ": cannot be read (" + e.getMessage() + ")");
    }
  }

  private static void checkJar(String option, Path path) throws UsageException {
    try (ZipFile unused = new ZipFile(path.toFile())) {
      // It opens: it is one.
    } catch (IOException e) {
      throw new UsageException(option + ": " + path + " is no jar (" + e.getMessage() + ")");
    }
  }

  private static URL url(Path path) throws UsageException {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UsageException(path + ": is no file");
    }
  }

  private static Optional<String> version(URLClassLoader theirs) throws IOException {
    URL file = theirs.findResource("jmh.properties");
    if (file == null) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (InputStream in = file.openStream()) {
      properties.load(in);
    }
    return Optional.ofNullable(properties.getProperty("jmh.version"));
  }

  private static void checkVersion(String option, String version) throws UsageException {
    var parts = Pattern.compile("1\\.(\\d{1,4})(\\D.*)?").matcher(version);
    int minor = parts.matches() ? Integer.parseInt(parts.group(1)) : -1;
    if (minor < OLDEST || minor > NEWEST) {
      throw new UsageException(
          "%s: it has JMH %s; from 1.%d to 1.%d can be driven"
              .formatted(option, version, OLDEST, NEWEST));
    }
  }

  /**
   * The benchmarks that options select, once for each of their modes.
   *
   * @throws UsageException if their JMH does not start, or refuses the options
   */
  static List<Benchmark> matching(Variant variant, Options options)
      throws UsageException, IOException {
    Map<String, Object> answer;
    try (JmhHostProcess host = JmhHostProcess.start(variant)) {
      answer = host.ask("list", ForkWords.ofSelection(options), Map.of(), event -> {});
    }
    if (!(answer.get("benchmarks") instanceof List<?> listed)) {
      throw new UsageException(ForkFailure.of(answer, List.of()));
    }
    return listed.stream().map(one -> benchmark((Map<?, ?>) one)).distinct().toList();
  }

  /**
   * Has their JMH try the profilers that options name.
   *
   * @return what those that do not work say of themselves, by their names
   * @throws IOException if their JMH does not start
   */
  static Map<String, String> brokenProfilers(Variant variant, Options options) throws IOException {
    Map<String, Object> answer;
    try (JmhHostProcess host = JmhHostProcess.start(variant)) {
      answer = host.ask("profilers", ForkWords.ofProfilers(options), Map.of(), event -> {});
    }
    Map<String, String> broken = new LinkedHashMap<>();
    if (answer.get("profilers") instanceof Map<?, ?> theirs) {
      theirs.forEach((name, why) -> broken.put(String.valueOf(name), String.valueOf(why)));
    }
    return broken;
  }

  /**
   * Has their JMH do by itself what words say, such as list its benchmarks, and print it.
   *
   * @throws IOException if it cannot be started
   */
  public static void runMain(Variant variant, List<String> words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(variant.java() == null ? JavaProgram.ofThisJvm() : variant.java());
    command.add("-classpath");
    command.add(String.valueOf(variant.classPath()));
    command.add("org.openjdk.jmh.Main");
    command.addAll(words);
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static Benchmark benchmark(Map<?, ?> listed) {
    Map<String, List<String>> params = new LinkedHashMap<>();
    if (listed.get("params") instanceof Map<?, ?> theirs) {
      theirs.forEach((name, values) ->
          params.put(
              String.valueOf(name), ((List<?>) values).stream().map(String::valueOf).toList()));
    }
    return new Benchmark(
        String.valueOf(listed.get("name")),
        String.valueOf(listed.get("mode")),
        listed.get("threads") instanceof Integer threads ? threads : 1,
        params);
  }
}
