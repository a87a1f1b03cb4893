package speedup.cluster;

import java.util.LinkedHashSet;
import java.util.Set;

/** A member as the dispatcher sees it; guarded by the dispatcher's lock. */
final class Station {

  final MemberFacts member;
  final Set<Chunk> inProgress = new LinkedHashSet<>();

  /** Whether its last answer was none; it gets nothing until it answers again. */
  boolean isSilent;

  /** Whether it is asked whether it answers again. */
  boolean isAsked;

  /** Whether it is kept for the one task that it has. */
  boolean isKept;

  /** How many tasks it has done. */
  long done;

  Station(MemberFacts member) {
    this.member = member;
  }

  boolean hasRoom() {
    return !isSilent && !isKept && (member.workers() == 0 || inProgress.size() < member.workers());
  }
}
