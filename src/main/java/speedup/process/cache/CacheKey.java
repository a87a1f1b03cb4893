package speedup.process.cache;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a cache is good for: one JDK on one kind of processor, and one version of these classes; and
 * if it was trained on some work, that work and one version of the class path.
 *
 * @param source the jar or the folder the classes come from
 * @param name the name of the cache
 */
public record CacheKey(Path source, String name) {

  /** Raised when the content of the cache changes. */
  private static final int FORMAT = 4;

  /**
   * The key of this JVM.
   *
   * @param options what every worker starts with
   */
  public static CacheKey current(List<String> options) throws IOException {
    return of(options, List.of());
  }

  /**
   * The key of what some work needs.
   *
   * @param options what every worker starts with
   * @param work names the work
   * @param classPath the jars in which its classes are
   * @throws IOException if something on the class path is no jar: an archive has no classes of
   *     folders, and which version they are is not said by one time
   */
  public static CacheKey ofWork(List<String> options, String work, List<String> classPath)
      throws IOException {
    List<String> parts = new ArrayList<>();
    parts.add(work);
    for (String entry : classPath) {
      Path jar = Path.of(entry);
      if (Files.isDirectory(jar)) {
        throw new IOException("no archive has classes of a folder: " + jar);
      }
      if (Files.exists(jar)) {
        parts.add(entry); // the JVM compares what it was given
        parts.add(version(jar.toAbsolutePath()));
      }
    }
    return of(options, parts);
  }

  private static CacheKey of(List<String> options, List<String> more) throws IOException {
    Path source = ownSource();
    List<String> parts =
        new ArrayList<>(
            List.of(
                Integer.toString(FORMAT),
                System.getProperty("java.home"),
                System.getProperty("java.vm.name"),
                System.getProperty("java.vm.version"),
                System.getProperty("os.arch"),
                CpuFeatures.read().orElse(""),
                String.join(" ", options),
                source.toString()));
    for (Path file : Files.isDirectory(source) ? classes(source) : List.of(source)) {
      parts.add(version(file));
    }
    parts.addAll(more);
    MessageDigest digest = sha256();
    for (String part : parts) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return new CacheKey(source, HexFormat.of().formatHex(digest.digest(), 0, 8));
  }

  private static String version(Path file) throws IOException {
    return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
  }

  private static Path ownSource() throws IOException {
    CodeSource code = CacheKey.class.getProtectionDomain().getCodeSource();
    if (code == null) {
      throw new IOException("it is not known where the classes of the pool come from");
    }
    try {
      return Path.of(code.getLocation().toURI()).toAbsolutePath();
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IOException("no file: " + code.getLocation(), e);
    }
  }

  private static List<Path> classes(Path source) throws IOException {
    try (Stream<Path> files = Files.walk(source.resolve(WorkerJar.ROOT))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
