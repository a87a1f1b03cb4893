package speedup.run;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import speedup.environment.CodeHash;
import speedup.environment.Variant;

/**
 * Notices that a jar that is measured was replaced or removed: forks before and after would run
 * different code in one run. Looking costs some microseconds; only a file that looks different is
 * read, and one that was only touched is none.
 */
final class CodeWatch {

  private final List<Watched> files;

  private CodeWatch(List<Watched> files) {
    this.files = files;
  }

  /** Begins to watch the jars of all variants of a plan. */
  static CodeWatch of(List<Variant> variants) {
    Set<Path> jars = new LinkedHashSet<>();
    for (Variant variant : variants) {
      String classPath = variant.classPath();
      String measured = classPath != null ? classPath : System.getProperty("java.class.path");
      for (String entry : measured.split(Pattern.quote(File.pathSeparator), -1)) {
        if (!entry.isEmpty() && Files.isRegularFile(Path.of(entry))) {
          jars.add(Path.of(entry));
        }
      }
    }
    return ofJars(jars);
  }

  static CodeWatch ofJars(Iterable<Path> jars) {
    List<Watched> files = new ArrayList<>();
    jars.forEach(jar -> files.add(new Watched(jar)));
    return new CodeWatch(files);
  }

  /** What has happened to one of them since, in words; empty if nothing has. */
  Optional<String> change() {
    return files.stream().flatMap(file -> file.change().stream()).findFirst();
  }

  private static final class Watched {

    private final Path jar;
    private final Optional<String> code;

    Watched(Path jar) {
      this.jar = jar;
      code = CodeHash.ofClassPath(jar.toString());
    }

    Optional<String> change() {
      Optional<String> now = CodeHash.ofClassPath(jar.toString());
      if (now.isEmpty()) {
        return Optional.of(jar + " was removed while it was measured (put it back to go on)");
      }
      return now.equals(code)
          ? Optional.empty()
          : Optional.of(jar + " was replaced while it was measured");
    }
  }
}
