package speedup.report.compare;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import speedup.environment.Fingerprint.Part;
import speedup.environment.Fingerprint.Trait;

/** What is known of the JVMs that forks were. */
final class ForkTraits {

  static final String JVM = "JVM of the forks";

  private static final String FLAGS = "JVM flags of the forks";

  private ForkTraits() {}

  /** An archive of classes alone, which shortens the start and changes no measured time. */
  private static final Pattern OWN_ARCHIVE =
      Pattern.compile(
          "-XX:SharedArchiveFile=.*[/\\\\]speedup[/\\\\]forks[/\\\\][0-9a-f]{16}\\.jsa");

  /** What they were started with, but for what Speedup itself tells them. */
  static Trait flags(List<List<String>> flags) {
    Set<String> distinct = new LinkedHashSet<>();
    for (List<String> words : flags) {
      distinct.add(
          words.stream()
              .filter(
                  word -> !word.startsWith("-Dspeedup.") && !OWN_ARCHIVE.matcher(word).matches())
              .collect(Collectors.joining(" ")));
    }
    distinct.remove("");
    return new Trait(Part.FLAGS, FLAGS, distinct.isEmpty() ? "none" : String.join(", ", distinct));
  }
}
