package speedup.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Hosts with addresses of their own on this machine: network namespaces that a bridge connects.
 * Where the system does not allow them the test is skipped, with what it says.
 */
public final class TestNetwork implements AutoCloseable {

  /**
   * Another run of the tests may be under way on this machine, or have been ended in the middle.
   */
  private static final long OWN = ProcessHandle.current().pid();

  private static final String BRIDGE = "spb" + OWN;
  private static final String NET = "10.213." + OWN % 250 + ".";

  private final Deque<String> undo = new ArrayDeque<>();

  private TestNetwork() {}

  /** This many hosts beside this one. */
  public static TestNetwork of(int hosts) throws IOException, InterruptedException {
    TestNetwork network = new TestNetwork();
    try {
      network.make(hosts);
      return network;
    } catch (IOException e) {
      network.close();
      Assumptions.abort("no network namespaces here: " + e.getMessage());
      throw e;
    }
  }

  private void make(int hosts) throws IOException, InterruptedException {
    run("ip link add " + BRIDGE + " type bridge");
    undo.push("ip link del " + BRIDGE);
    run("ip addr add " + NET + "1/24 dev " + BRIDGE);
    run("ip link set " + BRIDGE + " up");
    for (int host = 0; host < hosts; host++) {
      String space = space(host);
      run("ip netns add " + space);
      undo.push("ip netns del " + space);
      run("ip link add " + outside(host) + " type veth peer name " + inside(host));
      undo.push("ip link del " + outside(host));
      run("ip link set " + outside(host) + " master " + BRIDGE + " up");
      run("ip link set " + inside(host) + " netns " + space);
      run(in(host) + "ip addr add " + address(host) + "/24 dev " + inside(host));
      run(in(host) + "ip link set " + inside(host) + " up");
      run(in(host) + "ip link set lo up");
    }
  }

  private static String space(int host) {
    return "speedup-test-" + OWN + "-" + host;
  }

  private static String outside(int host) {
    return "sv" + host + "-" + OWN;
  }

  private static String inside(int host) {
    return "sp" + host + "-" + OWN;
  }

  private static String in(int host) {
    return "ip netns exec " + space(host) + " ";
  }

  /** The words that start a program on a host. */
  public List<String> starter(int host) {
    return List.of(in(host).strip().split(" ", -1));
  }

  /** The address of a host. */
  public String address(int host) {
    return NET + (host + 2);
  }

  /** The address of this one. */
  String own() {
    return NET + "1";
  }

  /** Has nothing come any more from a host to an address. */
  void cut(int host, String address) throws IOException, InterruptedException {
    run(in(host) + "ip route add blackhole " + address + "/32");
  }

  private static void run(String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(new ArrayList<>(List.of(command.split(" ", -1))))
            .redirectErrorStream(true)
            .start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(command + ": " + said);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    while (!undo.isEmpty()) {
      run(undo.pop());
    }
  }
}
