package speedup.report.compare;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import speedup.environment.Fingerprint.Part;
import speedup.environment.Fingerprint.Trait;

/** What is known of the JVMs that forks were. */
final class ForkTraits {

  static final String JVM = "JVM of the forks";

  private static final String FLAGS = "JVM flags of the forks";

  private ForkTraits() {}

  /**
   * What Speedup itself tells them: its properties, an archive of classes alone, which shortens the
   * start and changes no measured time, and from JDK 23 on that no warnings are to be printed.
   */
  private static final Pattern OWN =
      Pattern.compile(
          "-Dspeedup\\..*|--sun-misc-unsafe-memory-access=.*|--enable-native-access=ALL-UNNAMED"
              + "|-XX:SharedArchiveFile=.*[/\\\\]speedup[/\\\\]forks[/\\\\][0-9a-f]{16}\\.jsa");

  /** What they were started with, but for that, in whatever order the forks were. */
  static Trait flags(List<List<String>> flags) {
    Set<String> distinct = new TreeSet<>();
    for (List<String> words : flags) {
      distinct.add(
          words.stream()
              .filter(word -> !OWN.matcher(word).matches())
              .collect(Collectors.joining(" ")));
    }
    distinct.remove("");
    return new Trait(Part.FLAGS, FLAGS, distinct.isEmpty() ? "none" : String.join(", ", distinct));
  }
}
