package speedup.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The main class of the jar: runs Speedup in a JVM that suits it, with the same arguments, streams
 * and exit code.
 *
 * <p>On a Java that is too old it looks for a newer JDK. On Java 24 and later it starts the same
 * JDK again, to allow JMH 1.37 the memory access that the JVM would otherwise warn about on every
 * start.
 *
 * <p>It runs before every command, so its package does without lambdas, streams, digests, patterns
 * and channels: each is loaded and linked anew at every start of a JVM.
 */
public final class Launcher {

  private static final String MAIN = "speedup.cli.Main";
  private static final String REHEARSAL = "speedup.cli.Rehearsal";

  /** Lets Speedup notice that the process with this number was killed, and end too. */
  static final String LAUNCHER = "SPEEDUP_LAUNCHER";

  private static final int OLDEST = 21;
  private static final int WARNS_ABOUT_UNSAFE = 24;
  private static final String ALLOW_UNSAFE = "--sun-misc-unsafe-memory-access=allow";
  private static final String ALLOW_NATIVE = "--enable-native-access=ALL-UNNAMED";
  private static final int USAGE_ERROR = 2;

  private Launcher() {}

  /** Runs Speedup; returns only when it runs in this very JVM. */
  public static void main(String[] args) throws Exception {
    int feature = Runtime.version().feature();
    List<String> jvmArguments = JvmArguments.ofThisJvm();
    if (feature >= WARNS_ABOUT_UNSAFE && !jvmArguments.contains(ALLOW_UNSAFE)) {
      Path home = Path.of(System.getProperty("java.home"));
      System.exit(run(Jdk.at(home).orElseThrow(), jvmArguments, args));
    } else if (feature >= OLDEST) {
      Class.forName(MAIN).getMethod("main", String[].class).invoke(null, (Object) args);
    } else {
      Optional<Jdk> jdk = JdkSearch.ofThisMachine().find(OLDEST);
      if (jdk.isEmpty()) {
        System.err.printf(
            "Speedup needs a JDK %d or newer; this is Java %d, and JAVA_HOME and the usual folders"
                + " have none: install one, or set JAVA_HOME to it.%n",
            OLDEST, feature);
        System.exit(USAGE_ERROR);
      }
      System.exit(run(jdk.get(), jvmArguments, args));
    }
  }

  private static int run(Jdk jdk, List<String> jvmArguments, String[] args)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(jvmArguments);
    if (jdk.feature() >= WARNS_ABOUT_UNSAFE) {
      options.add(ALLOW_UNSAFE);
      if (asksForNativeProfiler(args)) {
        options.add(ALLOW_NATIVE);
      }
    }
    String classPath = System.getProperty("java.class.path");
    List<String> command = new ArrayList<>();
    command.add(jdk.java().toString());
    Optional<StartCache> cache = Optional.empty();
    // Whoever says something of the JVM gets that, and nothing that may not go with it.
    List<String> program = program(MAIN, classPath, args);
    boolean isRead = !LostLetters.areIn(program) && !LostLetters.areIn(options);
    Optional<Brief> brief = jvmArguments.isEmpty() && isRead ? Brief.of(args) : Optional.empty();
    if (brief.isPresent()) {
      command.addAll(FastStart.options(FastStart.HUGE_PAGES));
      cache = StartCache.of(brief.get(), jdk, classPath, System.getenv());
      if (cache.isPresent() && cache.get().exists()) {
        command.addAll(cache.get().toUse());
      }
    }
    command.addAll(options);
    command.addAll(program);

    Optional<List<String>> handedOn =
        isRead ? Optional.empty() : LostLetters.handedOn(command, LostLetters.COMMAND_LINE);
    ProcessBuilder builder = new ProcessBuilder(handedOn.orElse(command)).inheritIO();
    if (handedOn.isPresent() || LostLetters.areIn(System.getProperty("user.dir"))) {
      builder.environment().put("LC_ALL", LostLetters.READING_ALL);
    }
    // It is no argument, because those are handed on to every fork and are part of what two runs
    // are compared by.
    builder.environment().put(LAUNCHER, Long.toString(ProcessHandle.current().pid()));
    // What they say is among the arguments: said twice, an agent is loaded twice.
    builder.environment().keySet().removeAll(JvmArguments.VARIABLES);
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Ending(process));
    int exitCode = process.waitFor();
    if (exitCode == 0
        && cache.isPresent()
        && !cache.get().exists()
        && brief.get().canBeRehearsed(args)) {
      List<String> rehearsed = new ArrayList<>(FastStart.options(FastStart.HUGE_PAGES));
      rehearsed.addAll(options);
      cache.get().makeInBackground(rehearsed, program(REHEARSAL, classPath, args));
    }
    return exitCode;
  }

  /** Whether JMH will look for a library of a profiler, of which the JVM would warn as well. */
  private static boolean asksForNativeProfiler(String[] args) {
    for (String arg : args) {
      if (arg.equals("-lprof") || arg.equals("async") || arg.startsWith("async:")) {
        return true;
      }
    }
    return false;
  }

  private static List<String> program(String main, String classPath, String[] args) {
    List<String> program = new ArrayList<>(List.of("-cp", classPath, main));
    program.addAll(List.of(args));
    return program;
  }

  /** Passes the signal that ends this JVM on, and waits until Speedup has ended in its own time. */
  private static final class Ending extends Thread {

    private final Process process;

    Ending(Process process) {
      super("speedup-launcher-signal");
      this.process = process;
    }

    @Override
    public void run() {
      process.destroy();
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        process.destroyForcibly();
      }
    }
  }
}
