package speedup.cluster;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The members that tasks are given to, and those that were; guarded by the dispatcher's lock. */
final class Roster {

  private final Map<UUID, Station> stations = new LinkedHashMap<>();

  /** What those have done that are no members any more. */
  private final Map<MemberFacts, Long> gone = new LinkedHashMap<>();

  private long silentSince;

  void add(MemberFacts member) {
    stations.putIfAbsent(member.id(), new Station(member));
  }

  /** Strikes a member off; null if it is not there. */
  @Nullable Station remove(UUID member) {
    Station station = stations.remove(member);
    if (station != null) {
      gone.merge(station.member, station.done, Long::sum);
    }
    return station;
  }

  Collection<Station> stations() {
    return stations.values();
  }

  List<MemberFacts> members() {
    return stations.values().stream().map(station -> station.member).toList();
  }

  /**
   * The one with the fewest chunks in progress, of those that have room.
   *
   * @param hasNothing whether it is to have none
   */
  Optional<Station> free(boolean hasNothing) {
    return stations.values().stream()
        .filter(one -> one.hasRoom() && (!hasNothing || one.inProgress.isEmpty()))
        .min(Comparator.comparingInt(station -> station.inProgress.size()));
  }

  /** How many tasks each has done. */
  Map<MemberFacts, Long> done() {
    Map<MemberFacts, Long> done = new LinkedHashMap<>(gone);
    stations.values().forEach(one -> done.merge(one.member, one.done, Long::sum));
    return done;
  }

  /**
   * For how long no member has answered; none at all is as silent as any.
   *
   * @param now what {@link System#nanoTime} says
   */
  long silentNanos(long now) {
    if (stations.values().stream().anyMatch(station -> !station.isSilent)) {
      silentSince = 0;
      return 0;
    }
    if (silentSince == 0) {
      silentSince = now;
    }
    return now - silentSince;
  }

  /** Says that all are lost. */
  ClusterException loss() {
    List<String> all = done().keySet().stream().map(MemberFacts::address).distinct().toList();
    return new ClusterException(
        "the cluster's last member was lost"
            + (all.isEmpty() ? "" : "; there were " + String.join(", ", all)));
  }
}
