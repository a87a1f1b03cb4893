package speedup.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that starts a worker: the running JDK's {@code java}, with options that make it start
 * fast and keep its standard output free for the protocol.
 *
 * @param options JVM options of the user; they come last, so they win
 * @param classPath as for {@code java -cp}
 * @param cache what makes the start faster
 */
record WorkerCommand(List<String> options, String classPath, WorkerCache cache) {

  /** One task at a time on one thread: a collector with threads of its own would compete. */
  private static final String SERIAL = "-XX:+UseSerialGC";

  WorkerCommand {
    options = List.copyOf(options);
  }

  /** Starts a worker's process. */
  Process start(List<String> arguments) throws IOException {
    return new ProcessBuilder(line(arguments)).start();
  }

  /** The same without a cache: for when workers do not start, in case it is the cache. */
  WorkerCommand withoutCache() {
    return new WorkerCommand(options, classPath, WorkerCache.none());
  }

  private List<String> line(List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(defaults());
    if (ownCollector()) {
      line.remove(SERIAL);
    }
    CachedFiles cached = cache.files().orElse(null);
    if (cached != null && cached.archive() != null) {
      line.add(Archive.toUse(cached.archive()));
    }
    for (String option : options) {
      line.add(offStandardOutput(option));
    }
    line.add("-cp");
    line.add(cached == null ? classPath : cached.jar() + File.pathSeparator + classPath);
    line.add(WorkerMain.class.getName());
    line.addAll(arguments);
    return line;
  }

  /** The options that every worker starts with. */
  static List<String> defaults() {
    return List.of(
        SERIAL,
        "-XX:-UsePerfData",
        "-XX:+ExitOnOutOfMemoryError",
        // The JVM's own messages: to standard error, and no warnings, which by default are printed
        // to standard output.
        "-XX:+DisplayVMOutputToStderr",
        "-Xlog:disable");
  }

  private boolean ownCollector() {
    return options.stream().anyMatch(option -> option.matches("-XX:[+]Use\\w+GC"));
  }

  /** Turns JVM logging that would go to standard output, the protocol's, to standard error. */
  private static String offStandardOutput(String option) {
    if (option.equals("-verbose:gc")) {
      return "-Xlog:gc:stderr";
    }
    if (!option.startsWith("-Xlog:") || option.equals("-Xlog:disable")) {
      return option;
    }
    String[] parts = option.substring("-Xlog:".length()).split(":", -1);
    if (parts.length == 1) {
      return option + ":stderr";
    }
    if (parts[1].isEmpty() || parts[1].equals("stdout")) {
      parts[1] = "stderr";
    }
    return "-Xlog:" + String.join(":", parts);
  }

  /** The class path of this JVM. */
  static String ownClassPath() {
    String path = System.getProperty("java.class.path");
    return path.isEmpty() ? "." + File.pathSeparator : path;
  }
}
