package speedup.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import speedup.process.SerializableCallable;

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
    addresses = Addresses.parse(String.join(",", addresses));
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
            Addresses.parse(addresses),
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
      return ClusterPool.connect(access(), addresses, workers);
    } catch (IOException | IllegalArgumentException e) {
      throw new ClusterException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Asks every member something, which each answers at once, whatever its tasks do.
   *
   * @param question of a class of Speedup's
   * @return the answers of those that answer
   * @throws ClusterException with one clear line, if there is no such cluster or it turns us away
   */
  public <R> Map<MemberFacts, R> ask(SerializableCallable<R> question) throws ClusterException {
    try (Line line = HazelcastLine.connect(access(), addresses, Engine.SILENCE)) {
      return new Inquiry<>(question).of(line);
    } catch (IOException | IllegalArgumentException e) {
      throw new ClusterException(String.valueOf(e.getMessage()), e);
    }
  }

  private ClusterAccess access() throws IOException {
    return ClusterAccess.of(name, secretFile);
  }
}
