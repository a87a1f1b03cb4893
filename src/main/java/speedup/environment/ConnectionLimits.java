package speedup.environment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How many connections this machine gives one process to one server: asked before they are opened,
 * for those beyond fail one by one, each after a time of its own.
 */
public final class ConnectionLimits {

  /**
   * Files that a JVM has open without any connections, generously: jars, pipes, selectors. Where
   * there may be few files, half of them: of 126 a fifth was too little for a run of downloads.
   */
  private static final long OTHER_FILES = 500;

  private final SystemFiles files;

  /**
   * Creates limits.
   *
   * @param root the folder that {@code proc} is in
   */
  public ConnectionLimits(Path root) {
    this.files = new SystemFiles(root);
  }

  /** The limits of this machine. */
  public static ConnectionLimits ofThisMachine() {
    return new ConnectionLimits(Path.of("/"));
  }

  private record Limit(long connections, String name) {}

  /**
   * Says why a process cannot have this many connections to one address and port at once; empty if
   * it can, as far as is known.
   */
  public Optional<String> objection(int connections) {
    return limits().stream()
        .min(Comparator.comparingLong(Limit::connections))
        .filter(limit -> connections > limit.connections())
        .map(limit ->
            "%d connections are more than the %d that %s"
                .formatted(connections, Math.max(0, limit.connections()), limit.name()));
  }

  private List<Limit> limits() {
    List<Limit> limits = new ArrayList<>();
    // The hard limit: HotSpot raises its own to it.
    files.lines("proc/self/limits").stream()
        .filter(line -> line.startsWith("Max open files"))
        .map(line -> line.substring("Max open files".length()).strip().split("\\s+"))
        .filter(words -> words.length > 1)
        .flatMap(words -> SystemFiles.number(words[1]).stream())
        .forEach(most ->
            limits.add(
                new Limit(
                    most - Math.min(OTHER_FILES, most / 2),
                    "ulimit -Hn " + most + " leaves a process: raise it")));
    files
        .text("proc/sys/net/ipv4/ip_local_port_range")
        .map(range -> range.strip().split("\\s+"))
        .filter(range -> range.length == 2)
        .ifPresent(range ->
            SystemFiles.number(range[0])
                .ifPresent(first ->
                    SystemFiles.number(range[1])
                        .ifPresent(last ->
                            limits.add(
                                new Limit(
                                    last - first + 1,
                                    "ports %d to %d give, net.ipv4.ip_local_port_range"
                                        .formatted(first, last))))));
    return limits;
  }
}
