package speedup.cluster;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The classes of a workload that no member has: what the class loaders between that of the calling
 * thread and our own find them in, as jars.
 */
final class CodeBundle {

  /** Larger ones belong on the members beforehand: each would keep it in memory for a while. */
  private static final long LARGEST = 256L << 20;

  private static final byte[] NOTHING = {};

  private final String digest;
  private final byte[] content;

  private CodeBundle(String digest, byte[] content) {
    this.digest = digest;
    this.content = content;
  }

  /** Names it. */
  String digest() {
    return digest;
  }

  /** What a member's {@link CodeStore} takes; empty for none. */
  byte[] content() {
    return content;
  }

  /** What the calling thread's tasks may need. */
  static CodeBundle ofThisThread() throws ClusterException {
    ClassLoader own = CodeBundle.class.getClassLoader();
    List<byte[]> jars = new ArrayList<>();
    long size = 0;
    for (ClassLoader loader = Thread.currentThread().getContextClassLoader();
        loader != null && !loader.equals(own) && !loader.equals(own.getParent());
        loader = loader.getParent()) {
      if (!(loader instanceof URLClassLoader urls)) {
        throw new ClusterException(
            "the classes of " + loader + " cannot be handed to members: it does not say its files");
      }
      for (URL url : urls.getURLs()) {
        byte[] jar = jar(url);
        size += jar.length;
        jars.add(jar);
      }
    }
    if (size > LARGEST) {
      throw new ClusterException(
          "the workload's class path is larger than " + (LARGEST >> 20) + " MB: shorten it");
    }
    return jars.isEmpty() ? new CodeBundle(CodeStore.NONE, NOTHING) : of(jars);
  }

  private static CodeBundle of(List<byte[]> jars) {
    byte[] content =
        Wire.bytes(out -> {
          out.writeInt(jars.size());
          for (byte[] jar : jars) {
            Wire.write(jar, out);
          }
        });
    return new CodeBundle(digest(content), content);
  }

  /** What a bundle is called. */
  static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] jar(URL url) throws ClusterException {
    try {
      Path path = Path.of(url.toURI());
      return Files.isDirectory(path) ? packed(path) : Files.readAllBytes(path);
    } catch (IOException | URISyntaxException | IllegalArgumentException e) {
      throw new ClusterException(url + " cannot be handed to members: " + e.getMessage(), e);
    }
  }

  /** Without times: the same classes make the same bundle. */
  private static byte[] packed(Path folder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        ZipEntry entry =
            new ZipEntry(folder.relativize(file).toString().replace(File.separatorChar, '/'));
        entry.setTime(0);
        zip.putNextEntry(entry);
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
