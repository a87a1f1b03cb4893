package speedup.run;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Notices that the folder of a run was removed while it is measured, and writes its record again: a
 * file that is held open is there until it is closed, whatever its name has become.
 */
final class FolderWatch implements AutoCloseable {

  private final RunFolder folder;
  private final @Nullable String environment;
  private final FileChannel journal;
  private final @Nullable Object key;

  private FolderWatch(
      RunFolder folder, @Nullable String environment, FileChannel journal, @Nullable Object key) {
    this.folder = folder;
    this.environment = environment;
    this.journal = journal;
    this.key = key;
  }

  /** Begins to watch a folder in which a run has begun. */
  static FolderWatch of(RunFolder folder) throws IOException {
    String environment =
        Files.exists(folder.environment()) ? Files.readString(folder.environment()) : null;
    return new FolderWatch(
        folder,
        environment,
        FileChannel.open(folder.journal(), StandardOpenOption.READ),
        key(folder.journal()));
  }

  private static @Nullable Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /** What has happened to it, in words; empty if nothing has. */
  Optional<String> change() {
    return isThere()
        ? Optional.empty()
        : Optional.of(folder.path() + " was removed while it was measured, and is written again");
  }

  private boolean isThere() {
    try {
      Object now = key(folder.journal());
      return key == null || key.equals(now);
    } catch (IOException e) {
      return false;
    }
  }

  /** Writes what is not there any more; to be called when the last entry is in the journal. */
  @Override
  public void close() throws IOException {
    try (journal) {
      boolean isThere = isThere();
      if (!isThere) {
        Files.createDirectories(folder.path());
      }
      if (environment != null && Files.notExists(folder.environment())) {
        WholeText.write(folder.environment(), environment);
      }
      if (!isThere) {
        // If somebody has begun another journal there meanwhile, it is his.
        Files.copy(Channels.newInputStream(journal.position(0)), folder.journal());
      }
    } catch (IOException e) {
      throw new IOException(
          "%s was removed while it was measured, and cannot be written again: %s"
              .formatted(folder.path(), Unwritable.reason(e, folder.path())),
          e);
    }
  }
}
