package speedup.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.options.Options;
import picocli.CommandLine.Option;
import speedup.environment.CodeHash;
import speedup.environment.JavaProgram;
import speedup.environment.Variant;
import speedup.jmh.ForeignBenchmarks;
import speedup.run.UsageException;

/** The options that say what is measured: whose benchmarks, under what, and over which of them. */
final class SubjectOptions {

  /** What our own benchmarks are compiled for. */
  private static final int OLDEST_OWN = 21;

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "Measure the benchmarks of this JMH jar (JMH 1.21 to 1.37), not our own.")
  private @Nullable String jar;

  @Option(
      names = {"--class-path", "--classpath"},
      paramLabel = "PATH",
      converter = ClassPathWord.class,
      description =
          "Measure the JMH benchmarks on this class path; with --workload, where its classes are.")
  private @Nullable String classPath;

  @Option(
      names = "--variant",
      paramLabel = "NAME[:…]",
      converter = VariantWord.class,
      description = {
        "Measure each cell under each variant, in the same rounds; may be repeated. Behind the name"
            + " jar=PATH, classPath=PATH, jvm=JAVA_HOME, jvmArgs=ARGUMENTS, as in",
        "  --variant g1:jvmArgs=-XX:+UseG1GC --variant zgc:jvmArgs=-XX:+UseZGC",
        "The first one is the baseline, unless --baseline says otherwise."
      })
  private List<VariantWord.Named> variants = new ArrayList<>();

  @Option(
      names = "--baseline",
      paramLabel = "NAME=VALUE",
      description = {
        "What the others are compared with: the cells with this value of a parameter, or"
            + " method=REGEX, mode=…, threads=…, variant=NAME. What else varies stays equal in a"
            + " pair. (default: our sequential strategy, or the first variant)"
      })
  private @Nullable String baseline;

  @Nullable String baseline() {
    return baseline;
  }

  /** Where the classes of somebody's own workloads are; empty for nowhere else. */
  String workClassPath() {
    return classPath == null ? "" : classPath;
  }

  /**
   * What the benchmarks are measured under, each tried out.
   *
   * @param jmh the options that hold for all
   * @param isOwnWork whether it is somebody's own workloads, on their class path, and no benchmarks
   * @throws UsageException if a jar has no benchmarks or a JVM does not start
   */
  List<Variant> variants(Options jmh, boolean isOwnWork) throws UsageException, IOException {
    if (jar != null && classPath != null) {
      throw new UsageException("--jar and --class-path both say what is measured: give one");
    }
    if (isOwnWork) {
      checkOwnWork();
    }
    String all = jar != null ? jar : isOwnWork ? null : classPath;
    if (variants.isEmpty()) {
      return List.of(
          variant(
              new VariantWord.Named("", Map.of()),
              jar != null ? "--jar" : "--class-path",
              all,
              jmh));
    }
    List<Variant> made = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (VariantWord.Named named : variants) {
      if (!names.add(named.name())) {
        throw new UsageException("--variant " + named.name() + " is there twice: give two names");
      }
      made.add(variant(named, "--variant " + named.name(), all, jmh));
    }
    return made;
  }

  /** Somebody else's JMH knows nothing of workloads. */
  private void checkOwnWork() throws UsageException {
    if (jar != null) {
      throw new UsageException(
          "--jar is for JMH benchmarks: --class-path says where a --workload's classes are");
    }
    for (VariantWord.Named named : variants) {
      if (named.value("jar").isPresent() || named.value("classPath").isPresent()) {
        throw new UsageException(
            "--variant %s: a --workload is measured under other JVMs and arguments, and not with"
                    .formatted(named.name())
                + " other classes");
      }
    }
  }

  private static Variant variant(
      VariantWord.Named named, String option, @Nullable String classPath, Options jmh)
      throws UsageException, IOException {
    String measured = named.value("jar").or(() -> named.value("classPath")).orElse(classPath);
    if (measured != null) {
      ForeignBenchmarks.check(option, measured);
    }
    Optional<String> java =
        named.value("jvm").map(home -> JavaProgram.in(Path.of(home)).toString());
    List<String> arguments = new ArrayList<>();
    jmh.getJvmArgsPrepend().orElse(List.of()).forEach(arguments::add);
    jmh.getJvmArgs().orElse(List.of()).forEach(arguments::add);
    jmh.getJvmArgsAppend().orElse(List.of()).forEach(arguments::add);
    arguments.addAll(named.jvmArgs());
    String program = java.orElse(jmh.getJvm().orElse(JavaProgram.ofThisJvm()));
    boolean isTried = java.isPresent() || jmh.getJvm().hasValue() || !arguments.isEmpty();
    String runtime = isTried ? tried(option, program, arguments, measured == null) : null;
    return new Variant(
        named.name(),
        measured,
        java.orElse(null),
        named.jvmArgs(),
        measured == null ? null : CodeHash.ofClassPath(measured).orElse(null),
        runtime);
  }

  private static String tried(String option, String program, List<String> arguments, boolean isOurs)
      throws UsageException {
    try {
      JavaProgram java = JavaProgram.ask(program, arguments);
      if (isOurs && java.feature() < OLDEST_OWN) {
        throw new UsageException(
            "%s: %s is JDK %s, and our own benchmarks need JDK %d"
                .formatted(option, program, java.version(), OLDEST_OWN));
      }
      return java.description();
    } catch (IOException e) {
      throw new UsageException(
          "%s: %s does not start%s: %s"
              .formatted(
                  option.equals("--class-path") ? "-jvm or -jvmArgs" : option,
                  program,
                  arguments.isEmpty() ? "" : " with " + String.join(" ", arguments),
                  e.getMessage()));
    }
  }
}
