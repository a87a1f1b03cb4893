import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import speedup.workload.Workload;

/** Compresses each file of a folder, and gives the digest of what came out. */
public record CompressFolder(Path folder) implements Supplier<Workload<String>> {

  private static final int FILES = 24;

  /** A folder of made files, unless -p folder=… names yours. */
  public CompressFolder() {
    this(madeOnce(Path.of(System.getProperty("java.io.tmpdir"), "compress-folder")));
  }

  @Override
  public Workload<String> get() {
    try (Stream<Path> files = Files.list(folder)) {
      // A path of the default file system is not serializable, and its name is.
      List<String> names = files.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
      return Workload.of("CompressFolder", names, CompressFolder::compress);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String compress(String file) throws Exception {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      Files.copy(Path.of(file), gzip);
    }
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(sha256.digest(compressed.toByteArray()));
  }

  private static Path madeOnce(Path folder) {
    try {
      Files.createDirectories(folder);
      for (int number = 0; number < FILES; number++) {
        Path file = folder.resolve(number + ".txt");
        if (!Files.exists(file)) {
          String words =
              new SplittableRandom(number)
                  .ints(100_000, 0, 5_000)
                  .mapToObj(Integer::toString)
                  .collect(Collectors.joining(" "));
          Files.writeString(file, words, StandardCharsets.US_ASCII);
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
