package speedup.batch;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import speedup.cluster.ClusterException;
import speedup.cluster.ClusterPool;
import speedup.cluster.ClusterTarget;
import speedup.cluster.MemberFacts;
import speedup.flags.FlagDownloads;
import speedup.run.Fixture;
import speedup.run.Plan;
import speedup.run.UsageException;

/**
 * The cluster that a run joins, if it joins one: looked for before the first fork, so that one that
 * is not there, turns us away or has not room is told of at once.
 */
public final class ClusterFixture implements Fixture {

  private final @Nullable ClusterTarget target;

  /**
   * Creates the fixture.
   *
   * @param target the cluster; null if members are started
   */
  public ClusterFixture(@Nullable ClusterTarget target) {
    this.target = target;
  }

  @Override
  public Prepared prepare(Plan plan) throws UsageException {
    List<BatchCell> batches =
        plan.cells().stream()
            .flatMap(cell -> BatchCell.of(cell).stream())
            .filter(Batches::hasACluster)
            .toList();
    ClusterTarget joined = target;
    if (joined == null || batches.isEmpty()) {
      return Prepared.NOTHING;
    }
    int most = batches.stream().mapToInt(BatchCell::workers).max().orElse(1);
    try (ClusterPool pool = joined.connect(most)) {
      if (batches.stream().anyMatch(batch -> FlagDownloads.areOf(Batches.workload(batch)))) {
        checkSite(joined, pool.members());
      }
    } catch (ClusterException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    return new Joined(joined);
  }

  /** A site that a member does not reach is none for its tasks. */
  private static void checkSite(ClusterTarget target, List<MemberFacts> members)
      throws UsageException, ClusterException {
    String site = System.getProperty(SiteFixture.SITE);
    if (site == null) {
      checkOwnSite(members);
      return;
    }
    Map<MemberFacts, String> answers = target.ask(new SiteLook(URI.create(site)));
    for (MemberFacts member : members) {
      // One that is silent does not say that it reaches it.
      String why = answers.getOrDefault(member, "it does not answer");
      if (!why.isEmpty()) {
        throw new UsageException(
            "the member at %s does not reach the flag site %s: %s"
                .formatted(member.address(), site, why));
      }
    }
  }

  /** That of the run is reached by this machine alone. */
  static void checkOwnSite(List<MemberFacts> members) throws UsageException {
    for (MemberFacts member : members) {
      String host = member.address().substring(0, member.address().lastIndexOf(':'));
      if (!isOfThisMachine(host)) {
        throw new UsageException(
            "the member at %s cannot reach a flag site on this machine's loopback: start one with"
                    .formatted(member.address())
                + " 'serve --bind ADDRESS' and name it with"
                + " -Dspeedup.site=http://ADDRESS:8000/flags");
      }
    }
  }

  private static boolean isOfThisMachine(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private record Joined(ClusterTarget target) implements Prepared {

    @Override
    public List<String> jvmArguments() {
      return target.jvmArguments();
    }
  }
}
