package speedup.report.summary;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import speedup.run.StoredRun;

/** What runs are called. */
public final class RunLabels {

  private static final String UNKNOWN = "JDK not known";

  private RunLabels() {}

  /**
   * The labels of runs; where two have the same one, as much of their folders' paths as tells them
   * apart.
   */
  public static List<String> of(List<StoredRun> runs) {
    List<String> labels = runs.stream().map(run -> run.planned().label()).toList();
    List<String> unique = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      boolean isShared = labels.stream().filter(label::equals).count() > 1;
      unique.add(isShared ? end(runs, i) : label);
    }
    return List.copyOf(unique);
  }

  private static String end(List<StoredRun> runs, int which) {
    List<Path> paths =
        runs.stream().map(run -> run.folder().path().toAbsolutePath().normalize()).toList();
    Path own = paths.get(which);
    for (int names = 1; names <= own.getNameCount(); names++) {
      Path end = own.subpath(own.getNameCount() - names, own.getNameCount());
      if (paths.stream().filter(path -> path.endsWith(end)).count() == 1) {
        return end.toString();
      }
    }
    // One folder that is given twice.
    return folder(runs.get(which)) + " (" + (which + 1) + ")";
  }

  /** The name of a run's folder. */
  public static String folder(StoredRun run) {
    return Objects.requireNonNullElse(
            run.folder().path().toAbsolutePath().normalize().getFileName(), run.folder().path())
        .toString();
  }

  /**
   * What ran the code, such as {@code JDK 25.0.3} or {@code CPython 3.11.7}: the recorded one, or
   * the JDK of the forks.
   */
  public static String runtime(StoredRun run) {
    return run.environment()
        .map(environment -> environment.jvm().runtime())
        .or(() ->
            run.forks().stream().map(fork -> "JDK " + fork.settings().jdkVersion()).findFirst())
        .orElse(UNKNOWN);
  }
}
