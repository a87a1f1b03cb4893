package speedup.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import speedup.process.cache.Archive;
import speedup.process.cache.CachedFiles;
import speedup.process.cache.HugePages;
import speedup.process.codec.Limits;

/**
 * The command that starts a worker: the running JDK's {@code java}, with options that make it start
 * fast and share the machine's memory with its like.
 *
 * @param inherited JVM options of this JVM that the workers are to have too
 * @param options JVM options of the user; they come last, so they win
 * @param classPath where it finds classes
 * @param cache what makes the start faster
 * @param workers how many there may be at a time
 * @param limits of what it reads and writes
 * @param transport where its messages travel
 * @param bare whether to do without the cache, our choice of a collector and huge pages: for when
 *     workers do not start, in case it is those
 */
record WorkerCommand(
    List<String> inherited,
    List<String> options,
    ClassPath classPath,
    WorkerCache cache,
    int workers,
    Limits limits,
    Transport transport,
    boolean bare) {

  /** One task at a time on one thread: a collector with threads of its own would compete. */
  private static final String SERIAL = "-XX:+UseSerialGC";

  /** Of the memory, in percent, what all workers' heaps may take together. */
  private static final double ALL_HEAPS = 75;

  /** What the JVM itself takes at most, of which this many can be together. */
  private static final double ONE_HEAP = 25;

  WorkerCommand {
    inherited = List.copyOf(inherited);
    options = List.copyOf(options);
  }

  /**
   * A worker's process that is starting.
   *
   * @param argumentFile to be deleted when it is ready or has ended
   */
  record Started(Process process, @Nullable Path argumentFile) {}

  /** Starts a worker's process. */
  Started start(List<String> arguments) throws IOException {
    Map<String, String> environment = System.getenv();
    JvmVariables variables = JvmVariables.of(environment);
    ClassPath found = bare ? classPath : cache.classPath(classPath);
    ArgumentFile classes = ArgumentFile.of(found.options());
    List<String> program = new ArrayList<>();
    program.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    program.addAll(jvmOptions(variables));
    program.addAll(classes.line());
    program.add(WorkerMain.class.getName());
    program.add(transport.name());
    program.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(transport.start(program, environment));
    variables
        .changed()
        .forEach((name, value) -> {
          if (value.isEmpty()) {
            builder.environment().remove(name); // the JVM would tell of an empty one too
          } else {
            builder.environment().put(name, value);
          }
        });
    return new Started(builder.start(), classes.file());
  }

  /** The same without what may be the reason why workers do not start. */
  WorkerCommand withoutExtras() {
    return new WorkerCommand(
        inherited, options, classPath, cache, workers, limits, transport, true);
  }

  /** The options of the workers' JVMs, without those of where classes are. */
  List<String> jvmOptions() {
    return jvmOptions(JvmVariables.of(System.getenv()));
  }

  private List<String> jvmOptions(JvmVariables variables) {
    List<String> all = new ArrayList<>(defaults());
    if (!bare && HugePages.mayBeAskedFor()) {
      all.add(HugePages.OPTION);
    }
    if (bare || chooseCollector(variables.options())) {
      all.remove(SERIAL);
    }
    // If the memory is small, the least percentage is the one that counts.
    String heap = JvmOptions.percent(Math.min(ONE_HEAP, ALL_HEAPS / workers));
    all.add("-XX:MaxRAMPercentage=" + heap);
    all.add("-XX:MinRAMPercentage=" + heap);
    all.add("-Xss" + (limits.stackBytes() >> 10) + "k");
    CachedFiles cached = bare ? null : cache.files().orElse(null);
    if (cached != null && cached.archive() != null) {
      all.addAll(Archive.toUse(cached.archive()));
      all.addAll(cache.optionsOn(classPath));
    }
    // A parent's threads may need less stack than reading an object that is deep.
    all.addAll(JvmOptions.withStack(limits.stackBytes(), inherited));
    all.addAll(options);
    return transport == Transport.APART ? all : StandardOutput.keptFree(all);
  }

  private boolean chooseCollector(List<String> ofVariables) {
    List<String> given = Stream.of(inherited, options, ofVariables).flatMap(List::stream).toList();
    return !given.isEmpty() && JvmOptions.chooseCollector(given);
  }

  /** The options that every worker starts with. */
  static List<String> defaults() {
    return List.of(
        SERIAL,
        "-XX:-UsePerfData",
        "-XX:+ExitOnOutOfMemoryError",
        // The JVM polls for safepoints in long loops with G1, and with SerialGC only when told to:
        // else a worker in such a loop outlives its parent by as long as the loop takes.
        "-XX:+UseCountedLoopSafepoints",
        "-XX:LoopStripMiningIter=1000",
        // Many JVMs start at once on few processors, and what each compiles keeps the others from
        // their work. With five times the usual thresholds a worker that downloads four flags takes
        // 261 ms of a processor instead of 354; RC4 and SHA-256 take as long as before.
        "-XX:CompileThresholdScaling=5",
        // No warnings among what tasks print.
        "-Xlog:disable");
  }
}
