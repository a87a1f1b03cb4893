package speedup.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import speedup.environment.Environment;

/**
 * The record of a run that is measured: in its folder, and in memory, should somebody remove it
 * there, cut it short or put something else in its place.
 */
final class RunRecord {

  private final Journal journal;
  private final @Nullable Object key;
  private volatile RunFolder folder;
  private volatile @Nullable String environment;
  private volatile @Nullable String restored;

  /** The record of a folder in which a run has begun. */
  RunRecord(RunFolder folder, Journal journal) throws IOException {
    this.folder = folder;
    this.journal = journal;
    key = key(folder.journal());
    environment = RunText.read(folder).environment();
  }

  private static @Nullable Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /** Adds to the environment the options of the JVMs that the forks start for their tasks. */
  void addWorkerOptions(List<String> options) throws IOException {
    Optional<Environment> known = options.isEmpty() ? Optional.empty() : text().machine();
    if (known.isPresent()) {
      String more = RunFolder.text(known.get().starting(options));
      environment = more;
      if (loss().isEmpty()) {
        WholeText.write(folder.environment(), more);
      }
    }
  }

  /** What has happened to it in its folder while it was written, in words; empty if nothing has. */
  Optional<String> loss() {
    Path file = folder.journal();
    if (!Files.isDirectory(folder.path())) {
      return Optional.of(loss(folder.path()));
    }
    try {
      if (!Files.isRegularFile(file) || (key != null && !key.equals(key(file)))) {
        return Optional.of(loss(file));
      }
      return Files.size(file) < journal.size()
          ? Optional.of(file + " was cut short while it was measured")
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of(loss(file));
    }
  }

  private static String loss(Path path) {
    return path
        + (Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? " was replaced" : " was removed")
        + " while it was measured";
  }

  /** The run as its folder tells it, or as it is remembered where the folder has not all of it. */
  StoredRun read() throws UsageException, IOException {
    return isWhole() ? StoredRun.read(folder.path()) : text().parse(folder, false);
  }

  private RunText text() {
    return new RunText(RunText.text(journal.content()), environment);
  }

  /** Whether the journal is there, with all that was written into it. */
  private boolean isWhole() {
    try {
      byte[] there = Files.readAllBytes(folder.journal());
      byte[] written = journal.content();
      return there.length >= written.length
          && Arrays.equals(there, 0, written.length, written, 0, written.length);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Writes again what is not there any more; in a folder beside its own, if something else stands
   * in its place: that is somebody's. To be called when nothing more is measured.
   *
   * @return what had to be written again so far, in words
   * @throws IOException if it cannot be written
   */
  Optional<String> keep() throws IOException {
    Optional<String> loss =
        isWhole()
            ? Optional.empty()
            : loss().or(() -> Optional.of(folder.journal() + " was changed while it was measured"));
    String machine = environment;
    try {
      if (loss.isPresent()) {
        writeJournal();
        restored =
            "%s: the record of the run is written again in %s".formatted(loss.get(), folder.path());
      }
      if (machine != null && Files.notExists(folder.environment())) {
        WholeText.write(folder.environment(), machine);
      }
    } catch (IOException e) {
      throw new IOException(
          "%s, and the record of the run cannot be written again: %s"
              .formatted(
                  loss.orElse(folder.environment() + " was removed while it was measured"),
                  Unwritable.reason(e, folder.path())),
          e);
    }
    return Optional.ofNullable(restored);
  }

  private void writeJournal() throws IOException {
    boolean isFree =
        Files.isDirectory(folder.path())
            ? Files.notExists(folder.journal(), LinkOption.NOFOLLOW_LINKS)
            : Files.notExists(folder.path(), LinkOption.NOFOLLOW_LINKS);
    RunFolder free = isFree ? folder : folder.createBeside();
    Files.createDirectories(free.path());
    WholeText.write(free.journal(), new String(journal.content(), StandardCharsets.UTF_8));
    folder = free;
  }
}
