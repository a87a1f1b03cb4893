package speedup.environment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The harness and the libraries in it.
 *
 * @param version of the harness; absent when it does not run from its jar
 * @param sha256 the SHA-256 of the jar, in hexadecimal; of the jars and folders of the class path
 *     together when there are more than one
 * @param libraries the version of every library, by {@code group:artifact} in alphabetical order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Software(
    @Nullable String version, @Nullable String sha256, Map<String, String> libraries) {

  static final String HARNESS = "io.github.speedup-harness:speedup";

  /** Copies and sorts the libraries. */
  public Software {
    libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
  }

  static Software read(List<Path> classPath) {
    Map<String, String> libraries = new TreeMap<>(Libraries.on(classPath));
    String version = libraries.remove(HARNESS);
    return new Software(version, CodeHash.of(classPath).orElse(null), libraries);
  }
}
