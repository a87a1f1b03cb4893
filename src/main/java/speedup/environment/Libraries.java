package speedup.environment;

import java.io.IOException;
import java.io.InputStream;
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
 * which stay there when jars are shaded into one, and by the file's name where there are none.
 */
final class Libraries {

  private static final Pattern DESCRIPTION = Pattern.compile("META-INF/maven/.+/pom\\.properties");
  private static final Pattern FILE_NAME = Pattern.compile("(.+?)-(\\d.*)\\.jar");

  private Libraries() {}

  /** Returns the versions by {@code group:artifact}, or by the bare name of a jar's file. */
  static Map<String, String> on(List<Path> classPath) {
    Map<String, String> libraries = new TreeMap<>();
    for (Path entry : classPath) {
      if (Files.isRegularFile(entry)) {
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
    } catch (IOException | IllegalArgumentException e) {
      // A jar that cannot be read has said all that it will: what was found stands.
      return libraries;
    }
    return libraries;
  }

  private static Map<String, String> named(Path jar) {
    Matcher name = FILE_NAME.matcher(String.valueOf(jar.getFileName()));
    return name.matches() ? Map.of(name.group(1), name.group(2)) : Map.of();
  }
}
