package speedup.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks members had when they were lost: one of them may have ended its member. The more it
 * has had, the more apart from others a task is run, so that in the end it is known which one it
 * was.
 *
 * <p>Guarded by the dispatcher's lock, but for what is told in the end.
 */
final class Losses {

  /** A task that has had this many is not given to another. */
  static final int MOST = 3;

  /** Of those that there may be. */
  private static final int MOST_NAMED = 3;

  /** Their addresses, for as long as somebody has the task. */
  private final Map<ClusterTask<?>, List<String>> members = new WeakHashMap<>();

  /** Counts a member that was lost while it had this task. */
  void add(ClusterTask<?> task, Station station) {
    members.computeIfAbsent(task, any -> new ArrayList<>()).add(station.member.address());
  }

  /** How many members were lost that had this task. */
  int of(ClusterTask<?> task) {
    List<String> its = members.get(task);
    return its == null ? 0 : its.size();
  }

  /** Whether it is to have a member for itself: if that is lost too, it was this task. */
  boolean isApart(ClusterTask<?> task) {
    return of(task) == MOST - 1;
  }

  /** What is told to a task that is not given to another. */
  ClusterException tooMany(ClusterTask<?> task) {
    return new ClusterException(
        "%d members were lost while they had this task (%s): it is not given to another"
            .formatted(of(task), String.join(", ", members.getOrDefault(task, List.of()))));
  }

  /**
   * Says what all are told when no member is left.
   *
   * @param all that are not done
   * @param loss says which members there were
   */
  Verdict verdict(List<ClusterTask<?>> all, ClusterException loss) {
    List<Suspect> suspects = new ArrayList<>();
    for (ClusterTask<?> task : all) {
      if (of(task) > 0) {
        suspects.add(new Suspect(task, List.copyOf(members.getOrDefault(task, List.of()))));
      }
    }
    suspects.sort(Comparator.comparingInt((Suspect one) -> one.members().size()).reversed());
    List<ClusterTask<?>> others = all.stream().filter(task -> of(task) == 0).toList();
    return new Verdict(suspects, others, loss);
  }

  /** A task, and the addresses of the lost members that had it. */
  private record Suspect(ClusterTask<?> task, List<String> members) {

    /** In the task's own words, which nobody may ask for with a lock held. */
    @Override
    public String toString() {
      return task.text() + " (on " + String.join(", ", members) + ")";
    }
  }

  /**
   * What became of tasks when no member was left.
   *
   * @param suspects those that had the most members are the first
   * @param others those that had none
   */
  record Verdict(List<Suspect> suspects, List<ClusterTask<?>> others, ClusterException loss) {

    /** Fails them, without a lock held; the first is the one that is to be heard of. */
    void tell() {
      for (Suspect suspect : suspects) {
        boolean isOne = suspect.members().size() == 1;
        suspect
            .task()
            .fail(
                new ClusterException(
                    "it was on %s when %s lost, and no member is left%s"
                        .formatted(
                            String.join(", ", suspect.members()),
                            isOne ? "that was" : "they were",
                            named("; so were: ", suspect))));
      }
      ClusterException told =
          new ClusterException(
              loss.getMessage() + named("; this task had not begun, and these had: ", null));
      others.forEach(task -> task.fail(told));
    }

    private String named(String before, @Nullable Suspect without) {
      List<Suspect> named =
          suspects.stream()
              .limit(MOST_NAMED + 1L)
              .filter(one -> !one.equals(without))
              .limit(MOST_NAMED)
              .toList();
      int more = suspects.size() - named.size() - (without == null ? 0 : 1);
      return named.isEmpty()
          ? ""
          : before
              + named.stream().map(Suspect::toString).collect(Collectors.joining(", "))
              + (more == 0 ? "" : " and " + more + " more");
    }
  }
}
