package speedup.process.cache;

import java.io.IOException;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * The JDK's searches for services through the whole class path. One that finds nothing opens every
 * jar, and that of an application has ten thousands of names, which a fresh JVM reads with code
 * that is not compiled yet: 50 ms. What is known not to be there need not be searched for.
 */
public final class ServiceSearches {

  /** What opens the first socket channel or selector asks for it, as every HTTP client does. */
  private static final String SELECTORS = SelectorProvider.class.getName();

  private ServiceSearches() {}

  /**
   * The options with which a JVM does without the searches that would find nothing on a class path,
   * and is otherwise as it would be.
   *
   * @param classPath jars; what does not exist is passed over, as the JVM does
   */
  public static List<String> withoutVainOnes(List<Path> classPath) throws IOException {
    if (System.getProperty(SELECTORS) != null || mayOffer(classPath, SELECTORS)) {
      return List.of();
    }
    Class<?> ofTheJdk = SelectorProvider.provider().getClass();
    return ofTheJdk.getClassLoader() == null
        ? List.of("-D" + SELECTORS + "=" + ofTheJdk.getName())
        : List.of();
  }

  private static boolean mayOffer(List<Path> classPath, String service) throws IOException {
    for (Path entry : classPath) {
      if (Files.exists(entry)) {
        try (JarFile jar = new JarFile(entry.toFile(), false)) {
          Manifest manifest = jar.getManifest();
          if (jar.getEntry("META-INF/services/" + service) != null
              // Others behind it, of which the key of a cache knows nothing.
              || (manifest != null
                  && manifest.getMainAttributes().containsKey(Attributes.Name.CLASS_PATH))) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
