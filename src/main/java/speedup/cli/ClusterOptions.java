package speedup.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import speedup.cluster.ClusterAccess;
import speedup.cluster.ClusterTarget;
import speedup.run.UsageException;

/** The options that name a cluster that is there already. */
final class ClusterOptions {

  @Option(
      names = "--cluster",
      paramLabel = "HOST:PORT",
      split = ",",
      description =
          "Measure the strategy cluster on the members that 'member' has started, of which these"
              + " are some; without it, on members that are started here.")
  private @Nullable List<String> addresses;

  @Option(
      names = "--cluster-name",
      paramLabel = "NAME",
      description = "What that cluster is called (default: speedup).")
  private @Nullable String name;

  @Option(
      names = "--secret-file",
      converter = FileWord.class,
      paramLabel = "FILE",
      description = "Has the secret that the members of that cluster share.")
  private @Nullable Path secretFile;

  /** Says in one line that others can read the secret, if they can. */
  Optional<String> warning() {
    return ClusterAccess.warning(secretFile);
  }

  /**
   * The cluster that is named; null if none is.
   *
   * @throws UsageException saying in one line what is wrong
   */
  @Nullable ClusterTarget target() throws UsageException {
    if (addresses == null) {
      if (name != null || secretFile != null) {
        throw new UsageException(
            (name != null ? "--cluster-name" : "--secret-file") + " goes with --cluster HOST:PORT");
      }
      return null;
    }
    try {
      return new ClusterTarget(
          addresses, name == null ? ClusterAccess.DEFAULT_NAME : name, secretFile);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--cluster: " + e.getMessage());
    }
  }
}
