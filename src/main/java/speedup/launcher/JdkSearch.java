package speedup.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

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
    String javaHome = System.getenv("JAVA_HOME");
    return new JdkSearch(
        javaHome == null ? Optional.empty() : Optional.of(Path.of(javaHome)), folders);
  }

  /** Finds JAVA_HOME's JDK if it is new enough, and else the newest one that is. */
  Optional<Jdk> find(int oldest) {
    Optional<Jdk> preferred = javaHome.isPresent() ? Jdk.at(javaHome.get()) : Optional.empty();
    if (preferred.isPresent() && preferred.get().feature() >= oldest) {
      return preferred;
    }
    Optional<Jdk> newest = Optional.empty();
    for (Path folder : folders) {
      for (Path home : subfolders(folder)) {
        for (Path candidate : List.of(home, home.resolve("Contents/Home"))) {
          Optional<Jdk> jdk = Jdk.at(candidate);
          int least = newest.isPresent() ? newest.get().feature() + 1 : oldest;
          if (jdk.isPresent() && jdk.get().feature() >= least) {
            newest = jdk;
          }
        }
      }
    }
    return newest;
  }

  private static List<Path> subfolders(Path folder) {
    List<Path> subfolders = new ArrayList<>();
    // No folder, or one that may not be read, has no list.
    String[] names = folder.toFile().list();
    if (names != null) {
      for (String name : names) {
        Path file = folder.resolve(name);
        if (Files.isDirectory(file)) {
          subfolders.add(file);
        }
      }
    }
    // Of two of one version it is always the same one.
    Collections.sort(subfolders);
    return subfolders;
  }
}
