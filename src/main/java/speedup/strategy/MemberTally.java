package speedup.strategy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import speedup.cluster.MemberFacts;

/**
 * How many tasks of this JVM's batches each member of a cluster has done. Counted by who gave them
 * and got their outcomes: what a member does for others, or once more than it counts, is not in it.
 */
public final class MemberTally {

  private static final Map<String, Share> SHARES = new LinkedHashMap<>();

  private final boolean areOwn;
  private final Map<UUID, String> names = new HashMap<>();
  private Map<MemberFacts, Long> before = Map.of();

  /**
   * Counts for one pool.
   *
   * @param areOwn whether its members were started for it: then they are called by their number,
   *     for those that a cold batch starts have other addresses than the next one's
   */
  MemberTally(boolean areOwn) {
    this.areOwn = areOwn;
  }

  /**
   * What a member has done.
   *
   * @param name its address, or its number if it was started for the batch
   */
  public record Share(String name, MemberFacts member, long tasks) {

    private Share and(Share later) {
      return new Share(name, later.member, tasks + later.tasks);
    }
  }

  /** Adds what has been done since it was last told. */
  void count(Map<MemberFacts, Long> done) {
    done.forEach((member, tasks) -> {
      String name =
          areOwn
              ? names.computeIfAbsent(member.id(), any -> Integer.toString(names.size() + 1))
              : member.address();
      add(new Share(name, member, tasks - before.getOrDefault(member, 0L)));
    });
    before = Map.copyOf(done);
  }

  private static synchronized void add(Share share) {
    SHARES.merge(share.name(), share, Share::and);
  }

  /** Takes what was counted since the last call. */
  public static synchronized List<Share> drain() {
    List<Share> shares = new ArrayList<>(SHARES.values());
    SHARES.clear();
    return shares;
  }
}
