package speedup.benchmark;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.TearDown;
import speedup.flags.Download;
import speedup.flags.FlagDownloads;
import speedup.flags.SiteBehaviour;
import speedup.flags.SiteProcess;
import speedup.workload.Waits;
import speedup.workload.Workload;

/**
 * What does it cost to wait for a server? As many downloads as workers, all of them at once, each
 * answered after 200 ms; beside {@link CrowdBenchmark}, what the connections cost.
 *
 * <p>{@code java -jar target/benchmarks.jar CrowdBenchmark} measures both.
 *
 * <p>The connections of a batch are kept for the next, so that also a cold batch finds them open.
 * Measured only when it is asked for: it measures the strategies, not work.
 */
public class SiteCrowdBenchmark extends BatchBenchmark<Download> {

  private static final String SITE = "speedup.site";

  /** Ten thousand that connect at once, on two processors, are through in seconds. */
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  @Param({"1", "100", "1000", "10000", "100000"})
  int workers;

  private @Nullable SiteProcess ownSite;

  @Benchmark
  public List<Download> siteCrowd(TaskCount count) throws Exception {
    return count.add(batch.run());
  }

  /** A client's first thousands of requests are its slowest; what is to be seen is the waiting. */
  @Override
  Duration coldWarmUp() {
    return Duration.ofSeconds(3);
  }

  @Override
  Workload<Download> workload() throws IOException {
    return FlagDownloads.crowd(
        workers, site().resolve("/delay/" + Waits.MILLIS + "/flags"), TIMEOUT);
  }

  private URI site() throws IOException {
    String site = System.getProperty(SITE);
    if (site != null) {
      return URI.create(site);
    }
    ownSite = SiteProcess.start(SiteBehaviour.prompt());
    return ownSite.base();
  }

  @TearDown
  public void closeSite() {
    if (ownSite != null) {
      ownSite.close();
    }
  }

  @Override
  int workers() {
    return workers;
  }
}
