package speedup.process.cache;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a cache is good for: one JDK on one kind of processor, and one version of these classes.
 *
 * @param source the jar or the folder the classes come from
 * @param name the name of the cache
 */
public record CacheKey(Path source, String name) {

  /** Raised when the content of the cache changes. */
  private static final int FORMAT = 2;

  /**
   * The key of this JVM.
   *
   * @param options what every worker starts with
   */
  public static CacheKey current(List<String> options) throws IOException {
    Path source = ownSource();
    MessageDigest digest = sha256();
    for (String part :
        List.of(
            Integer.toString(FORMAT),
            System.getProperty("java.home"),
            System.getProperty("java.vm.name"),
            System.getProperty("java.vm.version"),
            System.getProperty("os.arch"),
            CpuFeatures.read().orElse(""),
            String.join(" ", options),
            source.toString())) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    for (Path file : Files.isDirectory(source) ? classes(source) : List.of(source)) {
      String version =
          file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
      digest.update(version.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return new CacheKey(source, HexFormat.of().formatHex(digest.digest(), 0, 8));
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
