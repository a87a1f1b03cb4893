package speedup.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for an installed JDK that is new enough: first JAVA_HOME, then the usual folders. */
final class JdkSearch {

  private final Optional<Path> javaHome;
  private final List<Path> folders;

  JdkSearch(Optional<Path> javaHome, List<Path> folders) {
    this.javaHome = javaHome;
    this.folders = folders;
  }

  /** Searches where installers and version managers put JDKs. */
  static JdkSearch ofThisMachine() {
    Path user = Path.of(System.getProperty("user.home"));
    List<Path> folders = new ArrayList<>();
    for (String folder :
        List.of(
            "/usr/lib/jvm",
            "/usr/lib64/jvm",
            "/usr/java",
            "/usr/local/java",
            "/opt",
            "/opt/java",
            "/Library/Java/JavaVirtualMachines",
            "C:\\Program Files\\Java",
            "C:\\Program Files\\Eclipse Adoptium")) {
      folders.add(Path.of(folder));
    }
    folders.add(user.resolve(".sdkman/candidates/java"));
    folders.add(user.resolve(".jdks"));
    folders.add(user.resolve(".asdf/installs/java"));
    folders.add(user.resolve(".local/share/mise/installs/java"));
    folders.add(user.resolve("Library/Java/JavaVirtualMachines"));
    return new JdkSearch(Optional.ofNullable(System.getenv("JAVA_HOME")).map(Path::of), folders);
  }

  /** Finds JAVA_HOME's JDK if it is new enough, and else the newest one that is. */
  Optional<Jdk> find(int oldest) {
    Optional<Jdk> preferred = javaHome.flatMap(Jdk::at).filter(jdk -> jdk.feature() >= oldest);
    if (preferred.isPresent()) {
      return preferred;
    }
    return folders.stream()
        .flatMap(folder -> subfolders(folder).stream())
        .flatMap(home -> Stream.of(home, home.resolve("Contents/Home")))
        .flatMap(home -> Jdk.at(home).stream())
        .filter(jdk -> jdk.feature() >= oldest)
        .max(Comparator.comparingInt(Jdk::feature));
  }

  private static List<Path> subfolders(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isDirectory).sorted().collect(Collectors.toList());
    } catch (IOException e) {
      return List.of();
    }
  }
}
