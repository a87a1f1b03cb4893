package speedup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import speedup.process.cache.HugePages;

/** JVMs that tests start, and that end before what they run would have been compiled well. */
public final class ShortJvm {

  /** A quarter less work than with the JVM's own choice. */
  public static final List<String> OPTIONS = options();

  private ShortJvm() {}

  private static List<String> options() {
    List<String> options = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    return HugePages.mayBeAskedFor()
        ? Stream.concat(options.stream(), Stream.of(HugePages.OPTION)).toList()
        : options;
  }

  /** The command that runs Java of this JVM's home with these options and arguments. */
  public static List<String> java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of(arguments));
    return command;
  }
}
