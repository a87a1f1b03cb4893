package speedup.cluster;

import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipAdapter;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.ObjectInputFilter;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The main class of a member's JVM. It reads its settings, ended by an empty line, from its
 * standard input; when that ends, it leaves the cluster and ends too, so that it never outlives who
 * started it. It prints a line when it is ready, one for each other member that joins or leaves,
 * and why it cannot start, if it cannot. What tasks print goes to the standard error.
 */
final class MemberMain {

  static final String READY = "READY ";
  static final String JOINED = "JOINED ";
  static final String LEFT = "LEFT ";
  static final String FAILED = "FAILED ";

  private static final int REFUSED = 2;

  private final PrintStream lines;
  private final MemberSettings settings;

  private MemberMain(PrintStream lines, MemberSettings settings) {
    this.lines = lines;
    this.settings = settings;
  }

  /** Is a member until its input ends. */
  public static void main(String[] arguments) throws IOException {
    PrintStream lines = System.out;
    System.setOut(System.err);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    StringBuilder text = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      text.append(line).append('\n');
    }
    System.setIn(InputStream.nullInputStream());
    MemberMain main = new MemberMain(lines, MemberSettings.parse(text.toString()));
    System.exit(main.serve(in));
  }

  private int serve(BufferedReader in) throws IOException {
    Engine.silence();
    ObjectInputFilter.Config.setSerialFilter(new ClassRules(settings.takesAnyClass()));
    try (Desk desk = new Desk()) {
      Errand.serveAt(desk);
      InetAddress address = InetAddress.getByName(settings.bind());
      if (NetworkInterface.getByInetAddress(address) == null) {
        say(FAILED + "'" + settings.bind() + "' is no address of this machine");
        return REFUSED;
      }
      HazelcastInstance instance;
      try {
        instance = Hazelcast.newHazelcastInstance(Engine.member(settings));
      } catch (RuntimeException e) {
        say(FAILED + cannotListen(address, e));
        return REFUSED;
      }
      return serve(instance, in);
    }
  }

  private int serve(HazelcastInstance instance, BufferedReader in) throws IOException {
    Thread leaving = new Thread(() -> leave(instance), "speedup-member-leaves");
    Runtime.getRuntime().addShutdownHook(leaving);
    Cluster cluster = instance.getCluster();
    String refusal = refusal(cluster);
    if (!refusal.isEmpty()) {
      say(FAILED + refusal);
      return REFUSED;
    }
    cluster.addMembershipListener(
        new MembershipAdapter() {
          @Override
          public void memberAdded(MembershipEvent event) {
            tell(JOINED, event);
          }

          @Override
          public void memberRemoved(MembershipEvent event) {
            tell(LEFT, event);
          }
        });
    say(READY + text(cluster.getLocalMember()) + " " + cluster.getMembers().size());
    while (in.readLine() != null) {
      // Nothing more is asked for there.
    }
    return 0;
  }

  /** One of another Speedup is a member for a moment, in which it sees that and ends. */
  private void tell(String what, MembershipEvent event) {
    Member member = event.getMember();
    if (CodeIdentity.difference(facts(member)).isEmpty()) {
      say(what + text(member) + " " + event.getMembers().size());
    }
  }

  /** Why this member cannot be one of the cluster; empty if it can. */
  private String refusal(Cluster cluster) {
    Set<Member> members = cluster.getMembers();
    if (members.size() == 1 && !settings.join().isEmpty() && !settings.joinsItself()) {
      return "no member of %s answers at %s: is one running there, with the same --cluster-name and"
              .formatted(settings.access(), String.join(", ", settings.join()))
          + " --secret-file?";
    }
    return members.stream()
        .flatMap(member -> CodeIdentity.difference(facts(member)).stream())
        .findFirst()
        .orElse("");
  }

  private String cannotListen(InetAddress address, RuntimeException e) {
    String host = address.getHostAddress();
    String where = settings.port() == 0 ? host : Addresses.text(host, settings.port());
    return "the member cannot listen at " + where + ": " + reason(e);
  }

  static MemberFacts facts(Member member) {
    return MemberFacts.of(member.getUuid(), text(member), member.getAttributes());
  }

  static String text(Member member) {
    return Addresses.text(member.getAddress().getHost(), member.getAddress().getPort());
  }

  private static String reason(Throwable thrown) {
    Throwable deepest = thrown;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
  }

  /** Of a cluster of its own nobody needs to be told. */
  private void leave(HazelcastInstance instance) {
    if (settings.takesAnyClass()) {
      instance.getLifecycleService().terminate();
    } else {
      instance.shutdown();
    }
  }

  private synchronized void say(String line) {
    lines.println(line);
    lines.flush();
  }
}
