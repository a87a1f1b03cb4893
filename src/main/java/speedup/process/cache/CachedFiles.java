package speedup.process.cache;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The files of a whole cache.
 *
 * @param jar the classes
 * @param archive the same ones, loaded; null if this JVM cannot make one
 */
public record CachedFiles(Path jar, @Nullable Path archive) {

  /** The name of the jar. */
  public static final String JAR = "worker.jar";

  /** The name of the archive. */
  public static final String ARCHIVE = "worker.archive";

  /** Written last: names the other files with sizes and checksums. */
  public static final String SEAL = "seal";

  /** Reads the files of a cache, if they are as they were when it was made. */
  public static Optional<CachedFiles> read(Path home) throws IOException {
    Path seal = home.resolve(SEAL);
    if (!Files.exists(seal)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(seal);
    for (String line : lines) {
      Path file = home.resolve(line.substring(line.lastIndexOf(' ') + 1));
      if (!Files.isRegularFile(file) || !line.equals(line(file))) {
        return Optional.empty();
      }
    }
    if (lines.isEmpty() || !lines.getFirst().endsWith(" " + JAR)) {
      return Optional.empty();
    }
    return Optional.of(
        new CachedFiles(home.resolve(JAR), lines.size() > 1 ? home.resolve(ARCHIVE) : null));
  }

  /** Makes the cache one that is not found any more; whoever uses it now goes on. */
  public void drop() throws IOException {
    Files.deleteIfExists(jar.resolveSibling(SEAL));
  }

  /** Writes the seal of a cache. */
  public static void seal(Path home, boolean withArchive, Path seal) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(line(home.resolve(JAR)));
    if (withArchive) {
      lines.add(line(home.resolve(ARCHIVE)));
    }
    Files.write(seal, lines);
  }

  private static String line(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MappedByteBuffer content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      CRC32 checksum = new CRC32();
      checksum.update(content);
      return Long.toHexString(checksum.getValue())
          + " "
          + channel.size()
          + " "
          + Files.getLastModifiedTime(file).toMillis()
          + " "
          + file.getFileName();
    }
  }
}
