package speedup.environment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Measures what this process and its descendants cost. A look reads the list of processes and two
 * small files a process of ours, in the thread that asks, which takes some tenths of a millisecond
 * (the first look, which loads classes, some milliseconds): call it before and after what is timed,
 * never within. Safe for use by several threads.
 */
public final class CostMeter {

  private final SystemFiles files;
  private final ProcessTree tree;
  private long peak;

  /**
   * Creates a meter of one process and its descendants.
   *
   * @param root the folder that {@code proc} is in
   * @param pid the process
   */
  public CostMeter(Path root, long pid) {
    this.files = new SystemFiles(root);
    this.tree = new ProcessTree(files, pid);
  }

  /** Creates a meter of this JVM and its descendants. */
  public static CostMeter ofThisProcess() {
    return new CostMeter(Path.of("/"), ProcessHandle.current().pid());
  }

  /**
   * Looks now.
   *
   * <p>The CPU time counts every descendant that lives, and every one that ended and was waited
   * for; a difference of two looks is wrong by at most 0.02 s a process. The peak is the greatest,
   * over all looks of this meter, of the sum of the living processes' high-water marks (VmHWM,
   * which each counts from its own start). It is therefore an upper bound of the true peak of those
   * looked at: their peaks need not have been at the same time, and pages that they share count
   * once for each. What started and ended between two looks is in the CPU time but not in the peak,
   * unless {@link #watchPeak} saw it.
   */
  public synchronized Cost now() {
    List<ProcessTree.Member> members = tree.members();
    return new Cost(
        ProcessTree.cpuSeconds(members).orElse(null), observePeak(members).orElse(null));
  }

  /**
   * Looks at the memory from time to time in a thread of its own, for processes that live only
   * within what is timed. High-water marks need no dense looks: one in the later life of a process
   * is enough.
   *
   * @param interval between two looks
   * @return ends the watching when it is closed
   */
  public Watch watchPeak(Duration interval) {
    return new Watch("peak-watch", this::look, interval);
  }

  private synchronized void look() {
    observePeak(tree.members());
  }

  private Optional<Long> observePeak(List<ProcessTree.Member> members) {
    long sum = 0;
    for (ProcessTree.Member member : members) {
      // A process that has ended, and waits to be waited for, has no memory any more.
      sum += files.kibibytes("proc/" + member.pid() + "/status", "VmHWM").orElse(0L);
    }
    peak = Math.max(peak, sum);
    return Optional.of(peak).filter(bytes -> bytes > 0);
  }
}
