package speedup.flags;

import java.time.Duration;
import java.util.List;

/**
 * One site to be started.
 *
 * @param port the port to listen at; 0 for any that is free
 * @param behaviour how the site answers
 */
public record SitePlan(int port, SiteBehaviour behaviour) {

  /** Checks the components. */
  public SitePlan {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is from 0 to 65535, not " + port);
    }
  }

  /** A site with this behaviour at any free port. */
  public static SitePlan anyPort(SiteBehaviour behaviour) {
    return new SitePlan(0, behaviour);
  }

  /** Writes the plan as one word of a command line. */
  String word() {
    return String.join(
        ",",
        List.of(
            Integer.toString(port),
            Long.toString(behaviour.seed()),
            Double.toString(behaviour.errorRate()),
            Double.toString(behaviour.slowShare()),
            behaviour.from().toString(),
            behaviour.to().toString()));
  }

  /** Reads what {@link #word} wrote. */
  static SitePlan parse(String word) {
    String[] part = word.split(",", -1);
    return new SitePlan(
        Integer.parseInt(part[0]),
        new SiteBehaviour(
            Long.parseLong(part[1]),
            Double.parseDouble(part[2]),
            Double.parseDouble(part[3]),
            Duration.parse(part[4]),
            Duration.parse(part[5])));
  }
}
