package speedup.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Archives of the classes that forks load (dynamic CDS, JEP 350), so that a fork's JVM finds them
 * parsed and verified: classes alone, no machine code and no profile, so what is measured is
 * compiled as it would be without. Made once for each jar and JVM, in a folder of the user; where
 * that cannot be, forks start as they do without.
 */
final class ClassArchive {

  /** This many archives, of other jars or JVMs, are kept beside the newest. */
  private static final int KEPT = 3;

  private static final String SUFFIX = ".jsa";

  private static final String SCRATCH = "making-";

  /** Nobody makes an archive for longer: who did was killed meanwhile. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final @Nullable Path folder;
  private final Set<String> failed = new HashSet<>();

  /**
   * Creates them.
   *
   * @param folder where they are kept, made when the first one is; null if there are to be none
   */
  ClassArchive(@Nullable Path folder) {
    this.folder = folder;
  }

  /** Starts a fork that loads what forks load. */
  @FunctionalInterface
  interface Training {

    /**
     * Runs the fork to its end.
     *
     * @param argument for its JVM, which then writes the archive as it ends
     * @return whether it ended well
     */
    boolean run(String argument);
  }

  /** The argument that has a fork's JVM use its archive, made if it is not there; or none. */
  List<String> argument(ForkJvm jvm, Training training) {
    Optional<String> key = jvm.archiveKey();
    Path kept = folder;
    if (kept == null || key.isEmpty() || failed.contains(key.get())) {
      return List.of();
    }
    Path archive = kept.resolve(key.get() + SUFFIX);
    if (Files.isRegularFile(archive) || isMade(kept, archive, training)) {
      return List.of("-XX:SharedArchiveFile=" + archive);
    }
    failed.add(key.get());
    return List.of();
  }

  private static boolean isMade(Path folder, Path archive, Training training) {
    try {
      Files.createDirectories(folder);
      Path scratch = Files.createTempDirectory(folder, SCRATCH);
      try {
        Path made = scratch.resolve(archive.getFileName());
        if (!training.run("-XX:ArchiveClassesAtExit=" + made) || !Files.isRegularFile(made)) {
          return false;
        }
        prune(folder);
        // Whole or not at all: others may be about to use it.
        Files.move(
            made, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
      } finally {
        delete(scratch);
      }
    } catch (IOException e) {
      return false;
    }
  }

  private static void prune(Path folder) throws IOException {
    List<Path> archives;
    try (Stream<Path> files = Files.list(folder)) {
      archives =
          files
              .filter(file -> file.toString().endsWith(SUFFIX))
              .sorted(Comparator.comparingLong((Path file) -> -file.toFile().lastModified()))
              .toList();
    }
    for (Path old : archives.subList(Math.min(KEPT, archives.size()), archives.size())) {
      Files.deleteIfExists(old);
    }
    deleteLeftBehind(folder);
  }

  private static void deleteLeftBehind(Path folder) throws IOException {
    Instant latest = Instant.now().minus(LONGEST);
    List<Path> scratches;
    try (Stream<Path> entries = Files.list(folder)) {
      scratches =
          entries.filter(entry -> entry.getFileName().toString().startsWith(SCRATCH)).toList();
    }
    for (Path scratch : scratches) {
      if (Files.getLastModifiedTime(scratch).toInstant().isBefore(latest)) {
        delete(scratch);
      }
    }
  }

  private static void delete(Path scratch) throws IOException {
    try (Stream<Path> files = Files.walk(scratch)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
