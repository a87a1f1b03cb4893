package speedup.flags;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Flag sites for tests that only need something to download from: no JVM is started for them. They
 * answer as those of a {@link SiteProcess}, under the same addresses.
 */
public final class SitesOfThisJvm implements AutoCloseable {

  private final List<FlagSite> sites = new ArrayList<>();

  private SitesOfThisJvm() {}

  /** Opens sites that only this machine can reach, at free ports. */
  public static SitesOfThisJvm open(SiteBehaviour... behaviours) throws IOException {
    Map<String, byte[]> pictures = FlagAnswers.pictures(FlagAlbum.shipped());
    SitesOfThisJvm opened = new SitesOfThisJvm();
    for (SiteBehaviour behaviour : behaviours) {
      opened.sites.add(FlagSite.open(SiteProcess.LOOPBACK, SitePlan.anyPort(behaviour), pictures));
    }
    return opened;
  }

  /** The address of the flags at the first site. */
  public URI base() {
    return address(0, "/flags");
  }

  /** The address of the flags at every site, in the order in which they were opened. */
  public List<URI> bases() {
    List<URI> bases = new ArrayList<>();
    for (int i = 0; i < sites.size(); i++) {
      bases.add(address(i, "/flags"));
    }
    return bases;
  }

  /** The address of the flags at the first site, each answer late by this much. */
  public URI base(Duration delay) {
    return address(0, "/delay/" + delay.toMillis() + "/flags");
  }

  /** The address under which the flags have a fault, at the last site. */
  URI base(SiteFault fault) {
    return address(sites.size() - 1, "/fault/" + fault.label() + "/flags");
  }

  /** The address under which the flags at the first site have moved to {@link #base()}. */
  URI movedBase() {
    return address(0, "/moved/flags");
  }

  private URI address(int site, String path) {
    return URI.create("http://" + SiteProcess.LOOPBACK + ":" + sites.get(site).port() + path);
  }

  @Override
  public void close() {
    sites.forEach(FlagSite::close);
  }
}
