package speedup.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import speedup.flags.SiteBehaviour;
import speedup.flags.SiteProcess;

/** The flag site that serves the downloads of a run, in a JVM of its own, if the plan has any. */
final class Downloads implements AutoCloseable {

  /** Tells the forks' benchmark where the site is. */
  private static final String SITE = "speedup.site";

  private final @Nullable SiteProcess site;

  private Downloads(@Nullable SiteProcess site) {
    this.site = site;
  }

  static Downloads prepare(Plan plan) throws IOException {
    boolean wanted = plan.cells().stream().anyMatch(cell -> cell.workload().equals("flags"));
    return new Downloads(wanted ? SiteProcess.start(SiteBehaviour.prompt()) : null);
  }

  /** What a fork's JVM must be told to find the site. */
  List<String> jvmArguments() {
    return site == null ? List.of() : List.of("-D" + SITE + "=" + site.base());
  }

  Optional<JournalEntry.Ceiling> ceiling() {
    return Optional.empty();
  }

  @Override
  public void close() {
    if (site != null) {
      site.close();
    }
  }
}
