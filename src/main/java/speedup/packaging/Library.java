package speedup.packaging;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A library that is packed, wholly or in part.
 *
 * @param group its group
 * @param artifact its name in the group
 * @param version its version
 */
record Library(String group, String artifact, String version) {

  /** A line of the {@code list} goal of maven-dependency-plugin. */
  private static final Pattern LISTED =
      Pattern.compile("(?m)^\\s+([^:\\s]+):([^:\\s]+):jar:(?:[^:\\s]+:)?([^:\\s]+):\\w+\\b.*$");

  Library {
    requireNonNull(group);
    requireNonNull(artifact);
    requireNonNull(version);
  }

  /** Returns the libraries that a list of the build names. */
  static Stream<Library> in(String list) {
    return LISTED
        .matcher(list)
        .results()
        .map(line -> new Library(line.group(1), line.group(2), line.group(3)));
  }

  /** Returns {@code group:artifact}. */
  String name() {
    return group + ":" + artifact;
  }

  /** Returns where a Maven repository keeps the library, below its root. */
  Path folder() {
    return Path.of(group.replace('.', '/'), artifact, version);
  }

  /** Returns the library's jar or jars among those of a class path. */
  List<Path> jarsOn(List<Path> classPath) {
    return classPath.stream()
        .filter(jar -> jar.getParent() != null && jar.getParent().endsWith(folder()))
        .toList();
  }

  /** Returns the root of the repository in which a jar of this library is. */
  Path repositoryOf(Path jar) {
    Path file = jar.toAbsolutePath();
    int depth = file.getNameCount() - 1 - folder().getNameCount();
    return requireNonNull(file.getRoot()).resolve(file.subpath(0, depth));
  }
}
