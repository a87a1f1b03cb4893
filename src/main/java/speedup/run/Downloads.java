package speedup.run;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import speedup.flags.SiteBehaviour;
import speedup.flags.SiteProcess;

/** The flag site that serves the downloads of a run, in a JVM of its own, if the plan has any. */
final class Downloads implements AutoCloseable {

  /** Tells the forks where the site is. */
  private static final String SITE = "speedup.site";

  private final @Nullable SiteProcess site;

  private Downloads(@Nullable SiteProcess site) {
    this.site = site;
  }

  static Downloads prepare(Plan plan) throws IOException {
    boolean wanted = plan.cells().stream().anyMatch(cell -> cell.workload().equals("flags"));
    return new Downloads(wanted ? SiteProcess.start(SiteBehaviour.prompt()) : null);
  }

  Map<String, String> properties() {
    return site == null ? Map.of() : Map.of(SITE, site.base().toString());
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
