package speedup.environment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One process and its descendants, as they are now. A descendant whose parent ends goes to {@code
 * init} and is no longer one.
 *
 * <p>Not safe for use by several threads at once.
 */
final class ProcessTree {

  /**
   * The unit of times in {@code /proc}: the kernel shows a hundredth of a second on every processor
   * that a JDK exists for, whatever its own ticks are (USER_HZ, proc(5)).
   */
  static final double SECONDS_A_TICK = 0.01;

  private static final int ATTEMPTS = 5;

  // Places in a line of /proc/PID/stat, counted after the name. Four times stand together: user
  // and system time of the process, then of the children it has waited for.
  private static final int PARENT = 1;
  private static final int USER_TIME = 11;
  private static final int TIMES_END = USER_TIME + 4;

  private final SystemFiles files;
  private final long root;

  /** The tree at the last look, each process with its parent; parents come before children. */
  private final Map<Long, Long> ours = new LinkedHashMap<>();

  /**
   * Processes known to be someone else's: a process never moves into a tree, so there is no need to
   * look at it again, and a look costs as much as the tree is large and not as the machine is busy.
   * Only a number used again between two looks, after all the others, would fool this.
   */
  private final Set<Long> foreign = new HashSet<>();

  ProcessTree(SystemFiles files, long root) {
    this.files = files;
    this.root = root;
    ours.put(root, 0L);
  }

  /**
   * A process.
   *
   * @param pid its number
   * @param parent its parent's number
   * @param ticks the CPU time of itself, and of the descendants that ended and were waited for
   */
  record Member(long pid, long parent, long ticks) {}

  /**
   * Returns the CPU time that the tree has used so far, its ended processes included; empty if the
   * system does not say. The kernel knows the time of a process to the nanosecond and shows user
   * and system time rounded down, so a difference of two looks is wrong by at most 0.02 s a process
   * that lived at both, however long the time between.
   */
  Optional<Double> cpuSeconds() {
    return cpuSeconds(members());
  }

  /** Returns the CPU time of processes that were read before. */
  static Optional<Double> cpuSeconds(List<Member> members) {
    return members.isEmpty()
        ? Optional.empty()
        : Optional.of(members.stream().mapToLong(Member::ticks).sum() * SECONDS_A_TICK);
  }

  /** Returns the living processes, parents before children; none if the system does not say. */
  List<Member> members() {
    List<Member> members = new ArrayList<>();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      find();
      members.clear();
      if (read(members)) {
        break;
      }
    }
    return members;
  }

  /** Finds the processes that came and forgets those that went. */
  private void find() {
    Set<Long> alive = files.numbers("proc");
    ours.keySet().removeIf(pid -> pid != root && !alive.contains(pid));
    foreign.retainAll(alive);
    Map<Long, Long> parents = new HashMap<>();
    for (long pid : alive) {
      if (!ours.containsKey(pid) && !foreign.contains(pid)) {
        stat(pid).ifPresent(found -> parents.put(pid, found.parent()));
      }
    }
    boolean grew = true;
    while (grew) {
      Map<Long, Long> children = new LinkedHashMap<>(parents);
      children.values().retainAll(ours.keySet());
      ours.putAll(children);
      parents.keySet().removeAll(children.keySet());
      grew = !children.isEmpty();
    }
    foreign.addAll(parents.keySet());
  }

  /**
   * Reads every process after its parent: if one ended before its turn, its parent's figure may be
   * from before it was counted there, so the answer is to look again. The other order would count a
   * process twice.
   */
  private boolean read(List<Member> members) {
    Set<Long> left = new HashSet<>();
    for (long pid : ours.keySet()) {
      Optional<Member> member = stat(pid);
      if (member.isEmpty()) {
        return false;
      }
      long parent = member.get().parent();
      if (pid == root || (ours.containsKey(parent) && !left.contains(parent))) {
        members.add(member.get());
      } else {
        left.add(pid);
      }
    }
    ours.keySet().removeAll(left);
    foreign.addAll(left);
    return true;
  }

  private Optional<Member> stat(long pid) {
    return files.text("proc/" + pid + "/stat").flatMap(text -> parse(pid, text));
  }

  /** Parses the line of proc(5), in which the name may hold spaces and brackets. */
  static Optional<Member> parse(long pid, String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", TIMES_END + 1);
    if (fields.length < TIMES_END) {
      return Optional.empty();
    }
    try {
      long ticks = 0;
      for (int time = USER_TIME; time < TIMES_END; time++) {
        ticks += Long.parseLong(fields[time]);
      }
      return Optional.of(new Member(pid, Long.parseLong(fields[PARENT]), ticks));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
