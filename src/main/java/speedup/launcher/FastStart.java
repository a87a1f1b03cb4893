package speedup.launcher;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The options of a JVM that ends within a second: its time goes into compiling what will not run
 * long enough to pay, and into memory that is touched for the first time.
 *
 * <p>A table took 2.7 s of CPU time without optimizing compiler and with one thread for the garbage
 * instead of 4.2 s, and 1.9 s with a {@link StartCache}; huge pages took another quarter.
 */
final class FastStart {

  /** Where Linux says whether a program may have huge pages; the word in brackets holds. */
  static final Path HUGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

  /**
   * Jackson makes records by reflection, for which the JDK generates a class or more for each
   * number and kind of components: 170 for a table, a tenth of a second, and none is archived.
   */
  private static final String NO_CODE_FOR_REFLECTION = "-Djdk.reflect.useNativeAccessorOnly=true";

  private FastStart() {}

  /** The options. */
  static List<String> options(Path hugePages) {
    List<String> options =
        new ArrayList<>(
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", NO_CODE_FOR_REFLECTION));
    if (mayHave(hugePages)) {
      options.add("-XX:+UseTransparentHugePages");
    }
    return options;
  }

  private static boolean mayHave(Path hugePages) {
    try (InputStream in = new FileInputStream(hugePages.toFile())) {
      String modes = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return modes.contains("[madvise]") || modes.contains("[always]");
    } catch (IOException e) {
      return false;
    }
  }
}
