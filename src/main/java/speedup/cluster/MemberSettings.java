package speedup.cluster;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * How a member is started.
 *
 * @param access what it takes to be let in
 * @param bind the address of this machine that it listens at, and under which others reach it
 * @param port that it listens at; 0 for any that is free
 * @param join members of the cluster that it is to become part of; none begins one, and so does one
 *     that is itself among them where nobody answers
 * @param workers the most tasks at once; 0 for as many as are asked for
 * @param insecure whether others may reach it who need no secret
 * @param takesAnyClass whether tasks of any class of its class path are taken, as from the JVM that
 *     has started it; else only those of Speedup and of the workload
 * @since 1.0
 */
public record MemberSettings(
    ClusterAccess access,
    String bind,
    int port,
    List<String> join,
    int workers,
    boolean insecure,
    boolean takesAnyClass) {

  /** The address that this machine alone can reach. */
  public static final String LOOPBACK = "127.0.0.1";

  private static final int LARGEST_PORT = 65_535;

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException saying in one line what is wrong
   */
  public MemberSettings {
    if (port < 0 || port > LARGEST_PORT) {
      throw new IllegalArgumentException("a port is from 0 to 65535, and this is " + port);
    }
    if (workers < 0) {
      throw new IllegalArgumentException("workers must not be negative: " + workers);
    }
    join = join.isEmpty() ? List.of() : Addresses.parse(String.join(",", join));
    InetAddress address = address(bind);
    if (address.isAnyLocalAddress()) {
      throw new IllegalArgumentException(
          bind + " is every address: name the one under which the others reach this member");
    }
    if (!address.isLoopbackAddress() && access.secret() == null && !insecure) {
      throw new IllegalArgumentException(
          "others could reach a member at %s and have it run their code: give all of them the same"
                  .formatted(bind)
              + " --secret-file, or say --insecure");
    }
  }

  private static InetAddress address(String bind) {
    try {
      if (!bind.isBlank()) {
        return InetAddress.getByName(bind);
      }
    } catch (UnknownHostException e) {
      // As one of another machine.
    }
    throw new IllegalArgumentException("'" + bind + "' is no address of this machine");
  }

  /** The address in digits. */
  String host() {
    return address(bind).getHostAddress();
  }

  /** Whether it is among those that it joins: then the first of them has nobody to join yet. */
  boolean joinsItself() {
    for (String other : join) {
      try {
        boolean isHere =
            InetAddress.getByName(Addresses.host(other)).getHostAddress().equals(host());
        if (isHere && Addresses.port(other) == port) {
          return true;
        }
      } catch (UnknownHostException e) {
        // One that has no address yet is another.
      }
    }
    return false;
  }

  /** One of a cluster that the JVM that starts it has for itself. */
  static MemberSettings ofItsOwn(ClusterAccess access, List<String> join) {
    return new MemberSettings(access, LOOPBACK, 0, join, 0, false, true);
  }

  /** All of them as lines: what is written to a process's input nobody else sees. */
  String toText() {
    Properties all = new Properties();
    all.setProperty("name", access.name());
    if (access.secret() != null) {
      all.setProperty("secret", access.secret());
    }
    all.setProperty("bind", bind);
    all.setProperty("port", Integer.toString(port));
    all.setProperty("join", String.join(",", join));
    all.setProperty("workers", Integer.toString(workers));
    all.setProperty("insecure", Boolean.toString(insecure));
    all.setProperty("takesAnyClass", Boolean.toString(takesAnyClass));
    StringWriter text = new StringWriter();
    try {
      all.store(text, null);
    } catch (IOException e) {
      throw new IllegalStateException("a string can be written", e);
    }
    return text.toString();
  }

  /** Reads what {@link #toText} gives. */
  static MemberSettings parse(String text) {
    Properties all = new Properties();
    try {
      all.load(new StringReader(text));
    } catch (IOException e) {
      throw new IllegalStateException("a string can be read", e);
    }
    List<String> join = new ArrayList<>(List.of(all.getProperty("join").split(",", -1)));
    join.removeIf(String::isEmpty);
    return new MemberSettings(
        new ClusterAccess(all.getProperty("name"), all.getProperty("secret")),
        all.getProperty("bind"),
        Integer.parseInt(all.getProperty("port")),
        join,
        Integer.parseInt(all.getProperty("workers")),
        Boolean.parseBoolean(all.getProperty("insecure")),
        Boolean.parseBoolean(all.getProperty("takesAnyClass")));
  }
}
