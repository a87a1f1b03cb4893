package speedup.benchmark;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import speedup.flags.Download;
import speedup.flags.FlagDownloads;
import speedup.flags.SiteBehaviour;
import speedup.flags.SiteProcess;
import speedup.flags.Tally;
import speedup.workload.Workload;

/**
 * How long does it take to download flags from a site that answers late, every body checked?
 *
 * <p>{@code java -jar target/benchmarks.jar FlagDownloadBenchmark}
 */
public class FlagDownloadBenchmark extends BatchBenchmark<Download> {

  /**
   * Where the site is; Speedup starts one for all forks, and without it the fork starts its own.
   */
  private static final String SITE = "speedup.site";

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  // And one, sequentially: one worker of a pool would do the same and take the longest.
  @Param({"5", "20"})
  int workers;

  @Param({"20"})
  int flags;

  // Milliseconds; a tenth of the book's DELAY site, so that a sequential batch takes a second.
  @Param({"50"})
  int delay;

  private @Nullable SiteProcess ownSite;

  @Benchmark
  public List<Download> flags(Counts counts) throws Exception {
    return counts.add(batch.run());
  }

  /**
   * A client is compiled from Java: of 20 downloads at once the first batch after 0.4 s takes 95
   * ms, after 1.2 s 78 ms and after 2.4 s 72 ms (medians of 30, 15 and 15 forks of three
   * strategies). One batch of downloads one after the other takes as long by itself.
   */
  @Override
  Duration coldWarmUp() {
    return Duration.ofMillis(1200);
  }

  @Override
  Workload<Download> workload() throws IOException {
    return FlagDownloads.of(flags, site().resolve("/delay/" + delay + "/flags"), TIMEOUT);
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

  /** What became of the downloads of an iteration. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Counts {

    public long tasks;
    public long ok;
    public long notFound;
    public long errors;
    public long bytes;

    List<Download> add(List<Download> downloads) {
      Tally tally = Tally.of(downloads);
      tasks += tally.total();
      ok += tally.ok();
      notFound += tally.notFound();
      errors += tally.errors();
      bytes += downloads.stream().mapToLong(Download::length).sum();
      return downloads;
    }
  }
}
