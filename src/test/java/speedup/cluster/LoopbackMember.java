package speedup.cluster;

import java.io.IOException;
import java.util.List;
import speedup.ProcessSignal;
import speedup.ShortJvm;

/** A member that a test of any package starts, and may do harm to. */
public final class LoopbackMember {

  private LoopbackMember() {}

  /**
   * Starts one that needs no secret.
   *
   * @param cluster what its cluster is called
   * @param join members of the cluster; none begins it
   * @param workers the most tasks at once; 0 for as many as are asked for
   * @param takesAnyClass whether it takes also tasks of the tests' own classes
   */
  public static MemberProcess start(
      String cluster, List<String> join, int workers, boolean takesAnyClass) throws IOException {
    return MemberProcess.start(
        new MemberSettings(
            new ClusterAccess(cluster, null),
            MemberSettings.LOOPBACK,
            0,
            join,
            workers,
            false,
            takesAnyClass),
        ShortJvm.OPTIONS,
        line -> {});
  }

  /** Sends it a signal, such as {@code STOP}. */
  public static void signal(String name, MemberProcess member)
      throws IOException, InterruptedException {
    ProcessSignal.send(name, member.pid());
  }
}
