package speedup.environment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the libraries on a class path: by the {@code pom.properties} that Maven puts into a jar,
 * which stay there when jars are shaded into one; by the list that our own build may put beside
 * them, as not every library is built with Maven; and by the file's name where there is neither.
 */
final class Libraries {

  private static final Pattern DESCRIPTION = Pattern.compile("META-INF/maven/.+/pom\\.properties");

  /** Written by the {@code list} goal of maven-dependency-plugin. */
  private static final String LIST = "META-INF/speedup/libraries.txt";

  private static final Pattern LISTED =
      Pattern.compile("\\s+([^:\\s]+):([^:]+):jar:(?:[^:]+:)?([^:]+):(?:compile|runtime)\\b.*");
  private static final Pattern FILE_NAME = Pattern.compile("(.+?)-(\\d.*)\\.jar");

  private Libraries() {}

  /** Returns the versions by {@code group:artifact}, or by the bare name of a jar's file. */
  static Map<String, String> on(List<Path> classPath) {
    Map<String, String> libraries = new TreeMap<>();
    for (Path entry : classPath) {
      if (Files.isDirectory(entry)) {
        new SystemFiles(entry).lines(LIST).forEach(line -> addListed(libraries, line));
      } else if (Files.isRegularFile(entry)) {
        Map<String, String> described = in(entry);
        libraries.putAll(described.isEmpty() ? named(entry) : described);
      }
    }
    return libraries;
  }

  private static Map<String, String> in(Path jar) {
    Map<String, String> libraries = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile(), /* verify= */ false)) {
      List<JarEntry> descriptions =
          file.stream().filter(entry -> DESCRIPTION.matcher(entry.getName()).matches()).toList();
      for (JarEntry description : descriptions) {
        Properties properties = new Properties();
        try (InputStream stream = file.getInputStream(description)) {
          properties.load(stream);
        }
        String group = properties.getProperty("groupId");
        String artifact = properties.getProperty("artifactId");
        String version = properties.getProperty("version");
        if (group != null && artifact != null && version != null) {
          libraries.put(group + ":" + artifact, version);
        }
      }
      JarEntry list = file.getJarEntry(LIST);
      if (list != null) {
        try (InputStream stream = file.getInputStream(list)) {
          new String(stream.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .forEach(line -> addListed(libraries, line));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // A jar that cannot be read has said all that it will: what was found stands.
      return libraries;
    }
    return libraries;
  }

  private static void addListed(Map<String, String> libraries, String line) {
    Matcher listed = LISTED.matcher(line);
    if (listed.matches()) {
      libraries.put(listed.group(1) + ":" + listed.group(2), listed.group(3));
    }
  }

  private static Map<String, String> named(Path jar) {
    Matcher name = FILE_NAME.matcher(String.valueOf(jar.getFileName()));
    return name.matches() ? Map.of(name.group(1), name.group(2)) : Map.of();
  }
}
