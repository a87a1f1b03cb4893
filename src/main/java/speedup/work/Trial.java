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
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import speedup.batch.WorkKind;

/**
 * Tries a workload in a JVM of its own, before anything is measured: whatever its tasks do there,
 * the run only learns what is wrong.
 *
 * @param java the program that runs the JVM
 * @param jvmArguments what the forks' JVMs are given too
 * @param limit how long it may take
 */
public record Trial(String java, List<String> jvmArguments, Duration limit) {

  /** How long a JVM that is asked to end has to say at which task it was. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(3);

  /** Copies the arguments. */
  public Trial {
    jvmArguments = List.copyOf(jvmArguments);
  }

  /** Exit codes above this one are of a JVM that a signal ended. */
  static final int SIGNAL = 128;

  /** How much is to be tried. */
  public enum Extent {
    /** What it is and which parameters it has; nothing of it runs. */
    DESCRIBED,
    /** Its first batch, several times. */
    RUN,
    /** That, and whether its tasks and their results can travel to another JVM. */
    RUN_ELSEWHERE
  }

  /**
   * Tries a workload.
   *
   * @param values values for parameters; for those of its own that are not there it has its own
   * @throws WorkException saying in one line what is wrong with it
   */
  public OwnWork of(WorkFolder folder, Map<String, List<String>> values, Extent extent)
      throws WorkException, IOException {
    Path question = folder.path().resolve("question.properties");
    Path answer = folder.path().resolve("answer.properties");
    try {
      write(question, values, extent);
      int exitCode = run(folder, question, answer);
      Properties said = read(answer);
      String trouble = said.getProperty(TrialMain.TROUBLE);
      if (trouble != null) {
        throw new WorkException(trouble);
      }
      if (said.getProperty(TrialMain.NAME) == null) {
        throw new WorkException(
            "%s ended its JVM%s (exit code %d): %s"
                .formatted(
                    folder.type(),
                    at(said),
                    exitCode,
                    exitCode > SIGNAL
                        ? "it crashed, or was killed"
                        : "a task gives a result, and never calls System.exit"));
      }
      return ownWork(folder, said);
    } finally {
      Files.deleteIfExists(question);
      Files.deleteIfExists(answer);
    }
  }

  private static void write(Path question, Map<String, List<String>> values, Extent extent)
      throws IOException {
    Properties asked = new Properties();
    asked.setProperty(TrialMain.EXTENT, extent.name());
    values.forEach(
        (name, all) -> asked.setProperty(TrialMain.PARAM + name, String.join("\n", all)));
    try (OutputStream out = Files.newOutputStream(question)) {
      asked.store(out, null);
    }
  }

  private static Properties read(Path answer) throws IOException {
    Properties said = new Properties();
    if (Files.exists(answer)) {
      try (InputStream in = Files.newInputStream(answer)) {
        said.load(in);
      }
    }
    return said;
  }

  private int run(WorkFolder folder, Path question, Path answer) throws WorkException, IOException {
    Process process =
        new WorkJvm(java, jvmArguments)
            .start(
                TrialMain.class, folder.path().toString(), question.toString(), answer.toString());
    FirstLine printed = FirstLine.of(process.getInputStream());
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        boolean unused = process.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        children.forEach(ProcessHandle::destroyForcibly);
        throw new WorkException(
            "%s had not ended after %d s%s; --fork-limit 10m gives it longer"
                .formatted(folder.type(), limit.toSeconds(), at(read(answer))));
      }
      if (!Files.exists(answer)) {
        throw new WorkException(
            "%s was not tried, as its JVM did not start: %s"
                .formatted(folder.type(), printed.await()));
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + folder.type() + " was tried", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String at(Properties said) {
    return Optional.ofNullable(said.getProperty(TrialMain.AT))
        .map(task -> ", at " + task)
        .orElse("");
  }

  private static OwnWork ownWork(WorkFolder folder, Properties said) {
    Map<String, List<String>> params = new LinkedHashMap<>();
    for (String name : said.getProperty(TrialMain.PARAMS).split(",", -1)) {
      if (!name.isEmpty()) {
        params.put(name, Arrays.asList(said.getProperty(TrialMain.PARAM + name).split("\n", -1)));
      }
    }
    return new OwnWork(
        folder,
        said.getProperty(TrialMain.NAME),
        WorkKind.valueOf(said.getProperty(TrialMain.KIND)),
        params,
        Integer.parseInt(said.getProperty(TrialMain.TASKS, "0")),
        Double.parseDouble(said.getProperty(TrialMain.SECONDS, "0")));
  }
}
