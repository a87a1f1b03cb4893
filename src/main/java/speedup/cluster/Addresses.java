package speedup.cluster;

import java.util.List;

/** Addresses of members as they are written: of one host and one port each. */
final class Addresses {

  private static final int LARGEST_PORT = 65_535;

  private Addresses() {}

  /**
   * Reads some that commas part.
   *
   * @throws IllegalArgumentException saying in one line what is wrong
   */
  static List<String> parse(String words) {
    List<String> addresses = List.of(words.split(",", -1));
    for (String address : addresses) {
      if (!address.matches("\\[[0-9a-fA-F:.%\\w]+]:\\d{1,5}|[^:\\s\\[\\]]+:\\d{1,5}")) {
        throw new IllegalArgumentException(
            "'" + address + "' is no address: give host:port, as in 10.0.0.2:5701 or [::1]:5701");
      }
      int port = port(address);
      if (port < 1 || port > LARGEST_PORT) {
        throw new IllegalArgumentException(
            "'" + address + "' is no address: a member's port is from 1 to " + LARGEST_PORT);
      }
    }
    return addresses;
  }

  static String host(String address) {
    return address.substring(0, address.lastIndexOf(':'));
  }

  static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  /** Writes one; the longest row of zeros in one of IPv6 is left out (RFC 5952). */
  static String text(String host, int port) {
    return (host.contains(":") ? "[" + shortened(host) + "]" : host) + ":" + port;
  }

  private static String shortened(String host) {
    for (int zeros = 8; zeros > 1; zeros--) {
      String row = "(^|:)0" + ":0".repeat(zeros - 1) + "(:|$|(?=%))";
      String text = host.replaceFirst(row, "::");
      if (!text.equals(host)) {
        return text;
      }
    }
    return host;
  }
}
