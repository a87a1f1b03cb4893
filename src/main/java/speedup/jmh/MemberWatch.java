package speedup.jmh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import speedup.batch.MemberLook;
import speedup.batch.MemberState;
import speedup.cluster.ClusterException;
import speedup.cluster.ClusterTarget;
import speedup.cluster.MemberFacts;
import speedup.environment.Cost;
import speedup.environment.Noise;
import speedup.run.JournalEntry.Member;
import speedup.strategy.MemberTally;

/**
 * What the members of a cluster do for a fork, in the fork: how many tasks, by who gave them; and,
 * of a cluster that was there before, what it costs them and how quiet their machines are, by their
 * own word. They are asked between iterations, on a connection that is then closed.
 */
final class MemberWatch {

  static final String LABEL = "cluster.members";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final long token = ThreadLocalRandom.current().nextLong();
  private final @Nullable ClusterTarget target = ClusterTarget.ofThisJvm().orElse(null);
  private final Map<String, MemberTally.Share> shares = new LinkedHashMap<>();
  private final Map<String, MemberState> first = new HashMap<>();
  private Map<String, MemberState> before = Map.of();
  private Map<String, MemberState> now = Map.of();

  /** Looks before an iteration. */
  void begin() {
    before = ask();
    before.forEach(first::putIfAbsent);
    List<MemberTally.Share> unused = MemberTally.drain();
  }

  /** Looks after a measured one. */
  void end() {
    now = ask();
    for (MemberTally.Share share : MemberTally.drain()) {
      shares.merge(
          share.name(),
          share,
          (one, other) ->
              new MemberTally.Share(one.name(), other.member(), one.tasks() + other.tasks()));
    }
  }

  private Map<String, MemberState> ask() {
    Map<String, MemberState> states = new HashMap<>();
    if (target != null) {
      try {
        target
            .ask(new MemberLook(token))
            .forEach(
                (MemberFacts member, MemberState state) -> states.put(member.address(), state));
      } catch (ClusterException e) {
        // The batch will say so, if it has not.
      }
    }
    return states;
  }

  /** Adds to what the fork costs what the last iteration cost those that it has not started. */
  Cost and(Cost ofFork) {
    Double cpu = ofFork.cpuSeconds();
    Long peak = ofFork.peakResidentBytes();
    for (Map.Entry<String, MemberState> entry : before.entrySet()) {
      MemberState after = now.get(entry.getKey());
      Double used = after == null ? null : used(entry.getValue(), after);
      Long resident = after == null ? null : after.peakResidentBytes();
      // What a member that was lost has cost nobody can tell.
      cpu = cpu == null || used == null ? null : cpu + used;
      peak = peak == null || resident == null ? null : peak + resident;
    }
    return new Cost(cpu, peak);
  }

  private static @Nullable Double used(MemberState then, MemberState now) {
    Double before = then.cpuSeconds();
    Double after = now.cpuSeconds();
    return before == null || after == null || after < before ? null : after - before;
  }

  /** The members up to now, as a line of text. */
  String encoded() {
    List<Member> members = new ArrayList<>();
    for (MemberTally.Share share : shares.values()) {
      members.add(
          new Member(
              share.name(),
              share.member().host(),
              share.member().processors(),
              share.member().jdk(),
              share.tasks(),
              used(share.name(), first, now),
              noise(share.name(), first, now, MemberLook.machine())));
    }
    try {
      return JSON.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and names can be written", e);
    }
  }

  private static @Nullable Double used(
      String name, Map<String, MemberState> first, Map<String, MemberState> now) {
    MemberState begun = first.get(name);
    MemberState latest = now.get(name);
    return begun == null || latest == null ? null : used(begun, latest);
  }

  /**
   * What went on beside a member on its machine, without the other members there; null on the run's
   * own machine, which it is told of anyway, and of a member that does not say.
   *
   * @param first what each said when it was first asked
   * @param here the run's own machine
   */
  static @Nullable Noise noise(
      String name, Map<String, MemberState> first, Map<String, MemberState> now, String here) {
    MemberState latest = now.get(name);
    if (latest == null || latest.machine().equals(here)) {
      return null;
    }
    double others = 0;
    for (Map.Entry<String, MemberState> other : now.entrySet()) {
      Double used = used(other.getKey(), first, now);
      if (!other.getKey().equals(name)
          && other.getValue().machine().equals(latest.machine())
          && used != null) {
        others += used;
      }
    }
    return latest.noise().lessForeign(others);
  }

  /** Reads what {@link #encoded} gives; none if it is something else. */
  static List<Member> decode(@Nullable String text) {
    try {
      return text == null ? List.of() : JSON.readValue(text, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      return List.of();
    }
  }
}
