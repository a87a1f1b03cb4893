package speedup.cluster;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Tells whether two JVMs run the same Speedup: by the names and checksums of its classes, which the
 * list of a jar has, so that none of them is read.
 */
final class CodeIdentity {

  private static final String OWN = "speedup/";
  private static final int DIGITS = 12;

  private static final String OF_THIS_JVM = read();

  private CodeIdentity() {}

  /** That of this JVM; some digits, the same for the same classes. */
  static String ofThisJvm() {
    return OF_THIS_JVM;
  }

  private static String read() {
    CodeSource source = CodeIdentity.class.getProtectionDomain().getCodeSource();
    try {
      return source == null ? "unknown" : of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IOException e) {
      return "unknown";
    }
  }

  /** In words that a person recognizes: the version, and the file with its time. */
  static String buildOfThisJvm() {
    CodeSource source = CodeIdentity.class.getProtectionDomain().getCodeSource();
    String version = CodeIdentity.class.getPackage().getImplementationVersion();
    String build = version == null ? "no version" : version;
    try {
      return source == null ? build : build + ", " + file(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException | IOException e) {
      return build;
    }
  }

  private static String file(Path code) throws IOException {
    String time =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .format(Files.getLastModifiedTime(code).toInstant());
    return code.getFileName() + " of " + time;
  }

  /** In what a member has another Speedup, if it has. */
  static Optional<String> difference(MemberFacts member) {
    String own = ofThisJvm();
    return member.code().equals(own)
        ? Optional.empty()
        : Optional.of(
            "the member at %s has another Speedup (%s; %s) than this one (%s; %s): start both from"
                    .formatted(
                        member.address(), member.build(), member.code(), buildOfThisJvm(), own)
                + " the same jar");
  }

  /** That of a jar or a folder of classes. */
  static String of(Path code) throws IOException {
    List<String> lines = Files.isDirectory(code) ? ofFolder(code) : ofJar(code);
    MessageDigest digest = digest();
    lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  private static List<String> ofJar(Path jar) throws IOException {
    try (ZipFile entries = new ZipFile(jar.toFile())) {
      return entries.stream()
          .filter(entry -> entry.getName().startsWith(OWN) && !entry.isDirectory())
          .map(CodeIdentity::line)
          .sorted()
          .toList();
    }
  }

  private static String line(ZipEntry entry) {
    return entry.getName() + " " + Long.toHexString(entry.getCrc());
  }

  private static List<String> ofFolder(Path folder) throws IOException {
    Path own = folder.resolve(OWN);
    if (!Files.isDirectory(own)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(own)) {
      return files.filter(Files::isRegularFile).map(file -> line(folder, file)).sorted().toList();
    }
  }

  private static String line(Path folder, Path file) {
    ZipEntry entry =
        new ZipEntry(folder.relativize(file).toString().replace(File.separatorChar, '/'));
    CRC32 sum = new CRC32();
    try (InputStream in = Files.newInputStream(file)) {
      sum.update(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    entry.setCrc(sum.getValue());
    return line(entry);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
