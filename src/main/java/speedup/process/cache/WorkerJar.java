package speedup.process.cache;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.CodeSource;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes our own classes, without those of others, into a jar. The jar that Speedup is shipped as
 * has them all, and a worker that opens it reads the names of ten thousand entries first.
 */
public final class WorkerJar {

  /** The folder of the classes. */
  static final String ROOT = "speedup";

  private static final FileTime EPOCH = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  private WorkerJar() {}

  /** Whether a class is in it: it was loaded from where these are, and is below their package. */
  public static boolean has(Class<?> type) {
    CodeSource own = WorkerJar.class.getProtectionDomain().getCodeSource();
    CodeSource other = type.getProtectionDomain().getCodeSource();
    return own != null
        && other != null
        && other.getLocation().equals(own.getLocation())
        && type.getName().startsWith(ROOT + ".");
  }

  /**
   * Writes the jar. The same classes give the same jar, down to its time: an archive made for one
   * is good for the other.
   *
   * @param source a jar or a folder
   */
  static void write(Path source, Path jar) throws IOException {
    if (Files.isDirectory(source)) {
      writeFrom(source, jar);
    } else {
      try (FileSystem inside = FileSystems.newFileSystem(source)) {
        writeFrom(inside.getPath("/"), jar);
      }
    }
    Files.setLastModifiedTime(jar, EPOCH);
  }

  private static void writeFrom(Path root, Path jar) throws IOException {
    List<Path> classes;
    try (Stream<Path> files = Files.walk(root.resolve(ROOT))) {
      classes =
          files
              .filter(file -> file.toString().endsWith(".class"))
              .filter(file -> !file.toString().contains("jmh_generated"))
              .sorted()
              .toList();
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(jar));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Path file : classes) {
        byte[] content = Files.readAllBytes(file);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(root.relativize(file).toString().replace('\\', '/'));
        entry.setLastModifiedTime(EPOCH);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    }
  }
}
