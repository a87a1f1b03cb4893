package speedup.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import speedup.batch.WorkKind;
import speedup.environment.Starter;
import speedup.workload.Workload;

/**
 * The JVM in which a workload is tried. It reads a file that says what is asked and writes one that
 * answers; what the tasks print goes nowhere.
 */
final class TrialMain {

  static final String EXTENT = "extent";
  static final String PARAM = "param.";
  static final String PARAMS = "params";
  static final String NAME = "name";
  static final String KIND = "kind";
  static final String TASKS = "tasks";
  static final String SECONDS = "seconds";
  static final String TROUBLE = "trouble";
  static final String AT = "at";

  static final String NAMES = "[A-Za-z][A-Za-z0-9_-]{0,59}";

  /** A hook that takes longer would have a fork killed as one that hangs. */
  private static final Duration LONGEST_HOOKS = Duration.ofSeconds(10);

  private final Properties answer = new Properties();
  private final Path file;
  private final Progress progress = new Progress();
  private boolean isWritten;

  private TrialMain(Path file) {
    this.file = file;
  }

  /** Tries the workload of a folder: the folder, the question's file, the answer's file. */
  public static void main(String[] arguments) throws IOException {
    TrialMain trial = new TrialMain(Path.of(arguments[2]));
    // Who has this JVM ended closes its input at the same moment, and wants to know where it was.
    Starter.whenGone(() -> {
      trial.writeWhere();
      Starter.endAll();
    });
    // That there is a file says that this JVM has started.
    Files.createFile(trial.file);
    // A task that ends this JVM, or does not end and has it ended, is named.
    Runtime.getRuntime().addShutdownHook(new Thread(trial::writeWhere, "speedup-trial-end"));
    Properties asked = new Properties();
    try (InputStream in = Files.newInputStream(Path.of(arguments[1]))) {
      asked.load(in);
    }
    try {
      trial.answer(new WorkFolder(Path.of(arguments[0])), asked);
    } catch (WorkException e) {
      trial.answer.setProperty(TROUBLE, String.valueOf(e.getMessage()));
    } catch (Throwable e) {
      // Somebody's own code throws whatever it likes.
      trial.answer.setProperty(TROUBLE, trial.progress.in() + " failed: " + Words.of(e));
    }
    trial.write();
    trial.end();
  }

  /** Runs hooks, as a fork does; threads that the workload has left are no reason to wait. */
  private void end() {
    Thread unused =
        Thread.ofPlatform()
            .daemon()
            .name("speedup-trial-end-watch")
            .start(() -> {
              try {
                TimeUnit.MILLISECONDS.sleep(LONGEST_HOOKS.toMillis());
                answer.putIfAbsent(
                    TROUBLE,
                    "%s: a shutdown hook that it added had not ended after %d s"
                        .formatted(answer.getProperty(NAME), LONGEST_HOOKS.toSeconds()));
                store();
              } catch (InterruptedException | IOException e) {
                // Then it is not told.
              }
              Runtime.getRuntime().halt(0);
            });
    System.exit(0);
  }

  private void answer(WorkFolder folder, Properties asked) throws Exception {
    progress.at(folder.type());
    ClassLoader loader = folder.loader();
    Thread.currentThread().setContextClassLoader(loader);
    Map<String, List<String>> values = new LinkedHashMap<>();
    Map<String, String> first = new TreeMap<>();
    if (!folder.isObject()) {
      WorkClass type = folder.load(loader);
      values(type, asked, values);
      values.forEach((name, all) -> first.put(name, all.getFirst()));
    }
    Workload<?> workload = folder.make(first);
    String name = workload.name();
    if (name == null || !name.matches(NAMES)) {
      throw new WorkException(
          "%s is called '%s': a name is of at most 60 letters (A-Z, a-z), digits, dashes and"
                  .formatted(folder.type(), Words.of(name))
              + " underscores; have name() give another one");
    }
    Trial.Extent extent = Trial.Extent.valueOf(asked.getProperty(EXTENT));
    boolean isStartable = false;
    if (extent != Trial.Extent.DESCRIBED) {
      BatchTrial<?> batch = new BatchTrial<>(workload, progress);
      batch.run(extent == Trial.Extent.RUN_ELSEWHERE);
      isStartable = batch.isStartable();
      answer.setProperty(TASKS, String.valueOf(batch.tasks().size()));
      answer.setProperty(SECONDS, String.valueOf(batch.seconds()));
    }
    progress.at(name + "'s computes()");
    WorkKind kind =
        isStartable
            ? WorkKind.started
            : workload.computes() ? WorkKind.computing : WorkKind.waiting;
    answer.setProperty(KIND, kind.name());
    answer.setProperty(PARAMS, String.join(",", values.keySet()));
    values.forEach((param, all) -> answer.setProperty(PARAM + param, String.join("\n", all)));
    answer.setProperty(NAME, name);
  }

  private static void values(WorkClass type, Properties asked, Map<String, List<String>> values)
      throws WorkException {
    boolean allAreGiven =
        type.parameters().stream().allMatch(name -> asked.containsKey(PARAM + name));
    Map<String, String> defaults = allAreGiven ? Map.of() : type.defaults();
    for (String name : type.parameters()) {
      String given = asked.getProperty(PARAM + name, defaults.get(name));
      List<String> all = Arrays.asList(given.split("\n", -1));
      for (String value : all) {
        type.check(name, value);
      }
      values.put(name, all);
    }
  }

  private synchronized void writeWhere() {
    try {
      answer.setProperty(AT, progress.in());
      write();
    } catch (IOException e) {
      // Then it is not named.
    }
  }

  private synchronized void write() throws IOException {
    if (!isWritten) {
      isWritten = true;
      store();
    }
  }

  private void store() throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      answer.store(out, null);
    }
  }

  /** What the trial is at. */
  static final class Progress {

    private volatile Object now = "the workload";

    void at(Object what) {
      now = what;
    }

    Object now() {
      return now;
    }

    String in() {
      return Words.of(now);
    }
  }
}
