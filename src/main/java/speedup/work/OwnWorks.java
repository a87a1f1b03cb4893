package speedup.work;

import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import speedup.workload.Workload;

/**
 * The workloads that somebody has a run measure. Until the run has a folder they are in one of
 * their own, which goes when this is closed.
 */
public final class OwnWorks implements AutoCloseable {

  /** Tells forks where the workloads are. */
  static final String PROPERTY = "speedup.work";

  /** Within the folder of a run. */
  private static final String FOLDER = "work";

  private final Path folder;
  private final boolean isOfARun;
  private final List<OwnWork> works = new ArrayList<>();

  private OwnWorks(Path folder, boolean isOfARun) {
    this.folder = folder;
    this.isOfARun = isOfARun;
  }

  /** None yet. */
  public static OwnWorks none() throws IOException {
    return new OwnWorks(Files.createTempDirectory("speedup-work"), false);
  }

  /** Those of a run that was begun; they have been tried. */
  public static OwnWorks of(Path run) {
    return new OwnWorks(run.resolve(FOLDER), true);
  }

  /** Those that have been tried, in the order of their addition. */
  public List<OwnWork> works() {
    return List.copyOf(works);
  }

  /**
   * Tries a workload and keeps what it is made of.
   *
   * @param word the name of a source file or of a class
   * @param classPath where its classes are, and those that they use; may be empty
   * @param values values for parameters, of this workload and others
   * @throws WorkException saying what is wrong, in one line or in javac's
   */
  public void add(
      String word,
      String classPath,
      Map<String, List<String>> values,
      Trial trial,
      Trial.Extent extent)
      throws WorkException, IOException {
    String path = absolute(classPath);
    WorkFolder made = new WorkFolder(Files.createTempDirectory(folder, "new"));
    if (SourceFile.isOne(word)) {
      Path file = Path.of(word);
      boolean isPreview = trial.jvmArguments().contains(SourceFile.PREVIEW);
      made.write(new SourceFile(file).compile(path, made.classes(), isPreview), path);
      Files.copy(file, made.path().resolve(file.getFileName()));
    } else if (word.matches("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*")) {
      made.write(word, path);
    } else {
      throw new WorkException(
          (word.isBlank() ? "'" + word + "'" : word)
              + ": give the name of a source file (….java) or of a class");
    }
    keep(made, trial.of(made, values, extent));
  }

  private void keep(WorkFolder made, OwnWork tried) throws WorkException, IOException {
    WorkFolder named = folder(tried.name());
    if (Files.exists(named.path())) {
      throw new WorkException("two workloads are called " + tried.name() + ": rename one");
    }
    Files.move(made.path(), named.path());
    works.add(
        new OwnWork(
            named, tried.name(), tried.kind(), tried.params(), tried.tasks(), tried.seconds()));
  }

  /**
   * Tries a workload that a program has made, and keeps it: by its class and the values of its
   * parameters where that is enough, and else as it is, serialized.
   *
   * @param values values for parameters, in place of those that it has
   * @throws WorkException saying in one line what is wrong
   */
  public void add(
      Workload<?> workload, Map<String, List<String>> values, Trial trial, Trial.Extent extent)
      throws WorkException, IOException {
    WorkFolder made = new WorkFolder(Files.createTempDirectory(folder, "new"));
    made.write(workload.getClass().getName(), "");
    Map<String, List<String>> all = new LinkedHashMap<>();
    if (workload instanceof Serializable) {
      made.writeObject(workload);
    } else {
      WorkClass.of(workload.getClass())
          .values(workload)
          .forEach((name, value) -> all.put(name, List.of(value)));
    }
    all.putAll(values);
    keep(made, trial.of(made, all, extent));
  }

  private static String absolute(String classPath) throws WorkException {
    List<Path> entries =
        Arrays.stream(classPath.split(Pattern.quote(File.pathSeparator), -1))
            .filter(entry -> !entry.isEmpty())
            .map(entry -> Path.of(entry).toAbsolutePath())
            .toList();
    for (Path entry : entries) {
      if (!Files.isReadable(entry)) {
        throw new WorkException(
            "--class-path: " + entry + " cannot be read; give a jar or a folder");
      }
    }
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** The digest of all their code; empty if there are none. */
  public Optional<String> hash() throws IOException {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (OwnWork work : works) {
      work.folder().hash().ifPresent(hash -> hashes.put(work.name(), hash));
    }
    return hashes.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", hashes.values()));
  }

  /** Says what of their class paths has changed since the run was begun. */
  public List<String> changes() throws IOException {
    List<String> changes = new ArrayList<>();
    for (Path one : folders()) {
      new WorkFolder(one).change().ifPresent(changes::add);
    }
    return changes;
  }

  /** What a workload is made from. */
  WorkFolder folder(String name) {
    return new WorkFolder(folder.resolve(name));
  }

  private List<Path> folders() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  /**
   * Keeps them in the folder of a run.
   *
   * @param arguments of the forks' JVMs
   * @return these, and what they are told to find the workloads
   */
  public List<String> keepIn(Path run, List<String> arguments) {
    try {
      if (folders().isEmpty()) {
        return arguments;
      }
      Path kept = run.resolve(FOLDER).toAbsolutePath();
      if (!kept.equals(folder.toAbsolutePath())) {
        copy(folder, kept);
      }
      List<String> told = new ArrayList<>(arguments);
      told.add("-D" + PROPERTY + "=" + kept);
      return told;
    } catch (IOException e) {
      throw new UncheckedIOException("the workloads cannot be kept in " + run, e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Files.copy(
            one, to.resolve(from.relativize(one).toString()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (isOfARun) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
