package speedup.environment;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells two builds of the code apart. For the one jar of a normal run it is the file's SHA-256, as
 * {@code sha256sum} prints it; for a longer class path, the SHA-256 of the digests of its files.
 */
public final class CodeHash {

  private static final int BUFFER_BYTES = 1 << 16;

  /** A run asks several times for the digest of a jar of 50 MB, which has not changed meanwhile. */
  private static final Map<Stamp, String> KNOWN = new ConcurrentHashMap<>();

  private CodeHash() {}

  /** What changes when a file does. */
  private record Stamp(Path file, long size, FileTime modified, @Nullable Object key) {

    static Stamp of(Path file) throws IOException {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(file.toRealPath(), now.size(), now.lastModifiedTime(), now.fileKey());
    }
  }

  /** Returns the digest of a class path as it is written for {@code java}. */
  public static Optional<String> ofClassPath(String classPath) {
    return of(
        Stream.of(classPath.split(Pattern.quote(File.pathSeparator), -1))
            .filter(entry -> !entry.isEmpty())
            .map(Path::of)
            .toList());
  }

  /** Returns the digest in hexadecimal, or nothing if a file cannot be read or there is none. */
  static Optional<String> of(List<Path> classPath) {
    List<Path> entries = classPath.stream().filter(Files::exists).toList();
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (entries.size() == 1 && Files.isRegularFile(entries.getFirst())) {
        return Optional.of(file(entries.getFirst()));
      }
      MessageDigest all = sha256();
      for (Path entry : entries) {
        for (Path file : files(entry)) {
          String line = entry.relativize(file) + " " + file(file) + "\n";
          all.update(line.getBytes(StandardCharsets.UTF_8));
        }
      }
      return Optional.of(HexFormat.of().formatHex(all.digest()));
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static List<Path> files(Path entry) throws IOException {
    try (Stream<Path> files = Files.walk(entry)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String file(Path file) throws IOException {
    Stamp before = Stamp.of(file);
    String known = KNOWN.get(before);
    if (known != null) {
      return known;
    }
    String digest = digest(file);
    // One that is being written has no digest yet that would stay.
    if (before.equals(Stamp.of(file))) {
      KNOWN.put(before, digest);
    }
    return digest;
  }

  private static String digest(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream stream = Files.newInputStream(file)) {
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
