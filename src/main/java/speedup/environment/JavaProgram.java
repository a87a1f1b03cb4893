package speedup.environment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A {@code java} program, asked what it is before anything is measured with it.
 *
 * @param program its path
 * @param version such as {@code 25.0.3}
 * @param description version, virtual machine and vendor, in words
 */
public record JavaProgram(String program, String version, String description) {

  private static final int LONGEST_SECONDS = 30;
  private static final int WARNS_OF_UNSAFE = 24;
  private static final String UNSAFE = "--sun-misc-unsafe-memory-access=";

  /** Lines before the one that says why a JVM does not start. */
  private static final Pattern NO_REASON =
      Pattern.compile(
          "Error occurred during initialization of (VM|boot layer)|Picked up [A-Z_]+: .*"
              + "|.* VM warning: .*|\\[[^]]*]\\[warning].*");

  private static final Pattern PROPERTY = Pattern.compile("\\s+(java[.\\w]+) = (.*)");

  /**
   * Finds the program of a JDK or JRE.
   *
   * @param home its folder, or the program itself
   */
  public static Path in(Path home) {
    return Files.isDirectory(home) ? home.resolve("bin").resolve("java") : home;
  }

  /** The program that runs this JVM. */
  public static String ofThisJvm() {
    return in(Path.of(System.getProperty("java.home"))).toString();
  }

  /**
   * How new the program of a JDK is, as its folder says, without starting it; 0 where it does not.
   */
  private static int feature(String program) {
    if (program.equals(ofThisJvm())) {
      return Runtime.version().feature();
    }
    Properties release = new Properties();
    try {
      Path bin = Path.of(program).toRealPath().getParent();
      if (bin != null) {
        try (InputStream in = Files.newInputStream(bin.resolveSibling("release"))) {
          release.load(in);
        }
      }
      return Runtime.Version.parse(release.getProperty("JAVA_VERSION", "").replace("\"", ""))
          .feature();
    } catch (IOException | IllegalArgumentException e) {
      return 0;
    }
  }

  /**
   * What keeps a JVM from warning of what JMH does in memory, at every start.
   *
   * @param program that runs it
   * @param arguments that it is started with
   * @return none where it needs none, or somebody has decided about it
   */
  public static List<String> quietOptions(String program, List<String> arguments) {
    return feature(program) >= WARNS_OF_UNSAFE
            && arguments.stream().noneMatch(one -> one.startsWith(UNSAFE))
        ? List.of(UNSAFE + "allow")
        : List.of();
  }

  /**
   * Starts the program and asks it.
   *
   * @param arguments what it is to be started with
   * @throws IOException if it does not start with them; the message is the first line of what it
   *     printed that says why
   */
  public static JavaProgram ask(String program, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(arguments);
    command.addAll(List.of("-XshowSettings:properties", "-version"));
    Process process = start(command);
    process.getOutputStream().close();
    CompletableFuture<String> printed =
        CompletableFuture.supplyAsync(
            () -> text(process), task -> Thread.ofVirtual().name("java-version").start(task));
    try {
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("it has not answered for " + LONGEST_SECONDS + " s");
      }
      String text = printed.join();
      if (process.exitValue() != 0) {
        throw new IOException(
            text.lines()
                .filter(line -> !line.isBlank() && !NO_REASON.matcher(line).matches())
                .findFirst()
                .orElse("it printed nothing"));
      }
      return of(program, text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(List<String> command) throws IOException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new IOException(
          Files.exists(Path.of(command.getFirst()))
              ? "it is no program that can be run here; give the folder of a JDK"
              : "there is no such file; give the folder of a JDK",
          e);
    }
  }

  private static String text(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    } catch (IOException e) {
      return "";
    }
  }

  private static JavaProgram of(String program, String text) throws IOException {
    Map<String, String> properties =
        text.lines()
            .map(PROPERTY::matcher)
            .filter(Matcher::matches)
            .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2), (a, b) -> a));
    String version = properties.get("java.version");
    if (version == null) {
      throw new IOException("it is no java program");
    }
    return new JavaProgram(
        program,
        version,
        "JDK %s (%s, %s)"
            .formatted(
                version,
                properties.getOrDefault("java.vm.name", "unknown VM"),
                properties.getOrDefault("java.vendor", "unknown vendor")));
  }

  /** The first number of the version: 8 for {@code 1.8.0_402}. */
  public int feature() {
    Matcher numbers = Pattern.compile("(?:1\\.)?(\\d{1,4}).*").matcher(version);
    return numbers.matches() ? Integer.parseInt(numbers.group(1)) : 0;
  }
}
