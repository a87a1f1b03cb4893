package speedup.process.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory in pages of megabytes, for which a JVM may ask where Linux gives them to programs that do.
 * A heap is then touched in hundreds of steps fewer, and a worker that starts touches much.
 */
public final class HugePages {

  /** Asks for them. A JVM that cannot have them says so among what tasks print. */
  public static final String OPTION = "-XX:+UseTransparentHugePages";

  /** The word in brackets says who gets them. */
  private static final Path MODES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

  private HugePages() {}

  /** Whether this system gives them to those that ask. */
  public static boolean mayBeAskedFor() {
    return mayBeAskedFor(MODES);
  }

  static boolean mayBeAskedFor(Path modes) {
    try {
      String text = Files.readString(modes);
      return text.contains("[madvise]") || text.contains("[always]");
    } catch (IOException e) {
      return false; // not Linux, or one without them
    }
  }
}
