package speedup.process.cache;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The files of a whole cache.
 *
 * @param jar the classes
 * @param archive the same ones, loaded; null if this JVM cannot make one
 * @param options of the JVMs that use them on the class path that the cache was made for
 */
public record CachedFiles(Path jar, @Nullable Path archive, List<String> options) {

  /** The name of the jar. */
  public static final String JAR = "worker.jar";

  /** The name of the archive. */
  public static final String ARCHIVE = "worker.archive";

  /** The name of the file of the options, one a line; there is none if there are none. */
  static final String OPTIONS = "options";

  /** Written last: names the other files with sizes and checksums. */
  public static final String SEAL = "seal";

  private static final Set<String> NAMES = Set.of(JAR, ARCHIVE, OPTIONS);

  /** Copies the options. */
  public CachedFiles {
    options = List.copyOf(options);
  }

  /**
   * Reads the files of a cache, if they are as they were when it was made. A seal that cannot be
   * read, as after the power was lost, is none.
   */
  public static Optional<CachedFiles> read(Path home) throws IOException {
    Path seal = home.resolve(SEAL);
    if (!Files.isRegularFile(seal)) {
      return Optional.empty();
    }
    Set<String> names = new HashSet<>();
    String lines = new String(Files.readAllBytes(seal), StandardCharsets.UTF_8);
    for (String line : lines.lines().toList()) {
      String name = line.substring(line.lastIndexOf(' ') + 1);
      if (!NAMES.contains(name)) {
        return Optional.empty();
      }
      Path file = home.resolve(name);
      if (!Files.isRegularFile(file) || !line.equals(line(file))) {
        return Optional.empty();
      }
      names.add(name);
    }
    if (!names.contains(JAR)) {
      return Optional.empty();
    }
    return Optional.of(
        new CachedFiles(
            home.resolve(JAR),
            names.contains(ARCHIVE) ? home.resolve(ARCHIVE) : null,
            names.contains(OPTIONS) ? Files.readAllLines(home.resolve(OPTIONS)) : List.of()));
  }

  /** Makes the cache one that is not found any more; whoever uses it now goes on. */
  public void drop() throws IOException {
    Files.deleteIfExists(jar.resolveSibling(SEAL));
  }

  /** Writes the seal of a cache of which these files are there. */
  public static void seal(Path home, List<String> names, Path seal) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      lines.add(line(home.resolve(name)));
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
