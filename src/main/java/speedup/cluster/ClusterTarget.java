package speedup.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that is there already, as the command line names it. Other JVMs are told of it by
 * system properties, which name the secret's file and not the secret.
 *
 * @param addresses of members, each {@code host:port}
 * @param name what it is called
 * @param secretFile has the secret; null for none
 * @since 1.0
 */
public record ClusterTarget(List<String> addresses, String name, @Nullable Path secretFile) {

  private static final String ADDRESSES = "speedup.cluster";
  private static final String NAME = "speedup.cluster.name";
  private static final String SECRET_FILE = "speedup.cluster.secretFile";

  /**
   * Checks the addresses and the name.
   *
   * @throws IllegalArgumentException saying in one line what is wrong
   */
  public ClusterTarget {
    addresses = ClusterAccess.addresses(String.join(",", addresses));
    ClusterAccess unused = new ClusterAccess(name, null);
    secretFile = secretFile == null ? null : secretFile.toAbsolutePath();
  }

  /** That of which this JVM was told. */
  public static Optional<ClusterTarget> ofThisJvm() {
    String addresses = System.getProperty(ADDRESSES);
    if (addresses == null) {
      return Optional.empty();
    }
    String file = System.getProperty(SECRET_FILE);
    return Optional.of(
        new ClusterTarget(
            ClusterAccess.addresses(addresses),
            System.getProperty(NAME, ClusterAccess.DEFAULT_NAME),
            file == null ? null : Path.of(file)));
  }

  /** What another JVM is told. */
  public List<String> jvmArguments() {
    List<String> arguments = new ArrayList<>();
    arguments.add("-D" + ADDRESSES + "=" + String.join(",", addresses));
    arguments.add("-D" + NAME + "=" + name);
    if (secretFile != null) {
      arguments.add("-D" + SECRET_FILE + "=" + secretFile);
    }
    return arguments;
  }

  /**
   * Joins it as a client.
   *
   * @throws ClusterException with one clear line, if that cannot be
   */
  public ClusterPool connect(int workers) throws ClusterException {
    try {
      return ClusterPool.connect(ClusterAccess.of(name, secretFile), addresses, workers);
    } catch (IOException | IllegalArgumentException e) {
      throw new ClusterException(String.valueOf(e.getMessage()), e);
    }
  }
}
