package speedup.environment;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in plain words how quiet the machine was while a run was measured. */
public final class Quietness {

  private final NoiseLimits limits;

  /** Judges by the given limits. */
  public Quietness(NoiseLimits limits) {
    this.limits = limits;
  }

  /**
   * Returns one sentence about all forks of a run, those that were set aside included.
   *
   * @param forks the noise around each
   */
  public String describe(List<Noise> forks) {
    if (forks.isEmpty()) {
      return "No fork was measured, so nothing is known of how quiet the machine was.";
    }
    String count = forks.size() + (forks.size() == 1 ? " fork" : " forks");
    if (forks.stream()
        .allMatch(noise ->
            noise.foreignCores() == null
                && noise.stealShare() == null
                && noise.throttledSeconds() == null)) {
      return "How quiet the machine was is not available on this system (" + count + ").";
    }
    long disturbed = forks.stream().filter(noise -> !limits.disturbances(noise).isEmpty()).count();
    return disturbed == 0
        ? "The machine was quiet: " + calm(forks) + " in " + count + "."
        : disturbed
            + " of "
            + count
            + (disturbed == 1 ? " was" : " were")
            + " disturbed: "
            + disturbances(forks)
            + ".";
  }

  private static String calm(List<Noise> forks) {
    List<String> parts = new ArrayList<>();
    parts.add(atMost(most(forks, Noise::foreignShare), "foreign CPU"));
    parts.add(atMost(most(forks, Noise::stealShare), "steal"));
    Double throttled = most(forks, Noise::throttledSeconds);
    if (throttled != null && throttled > 0) {
      parts.add(
          "throttled for at most "
              + new Disturbance(Disturbance.Kind.THROTTLING, throttled).amount());
    }
    return String.join(parts.size() > 2 ? ", " : " and ", parts);
  }

  private static String atMost(@Nullable Double share, String name) {
    if (share == null) {
      return name + " not available";
    }
    return share < 0.0005 ? "no " + name : "at most " + Disturbance.percent(share) + " " + name;
  }

  private static @Nullable Double most(
      List<Noise> forks, Function<Noise, @Nullable Double> figure) {
    return forks.stream().map(figure).filter(Objects::nonNull).max(Double::compare).orElse(null);
  }

  private String disturbances(List<Noise> forks) {
    Map<Disturbance.Kind, DoubleSummaryStatistics> kinds =
        forks.stream()
            .flatMap(noise -> limits.disturbances(noise).stream())
            .collect(
                Collectors.groupingBy(
                    Disturbance::kind,
                    TreeMap::new,
                    Collectors.summarizingDouble(Disturbance::figure)));
    return kinds.entrySet().stream()
        .map(kind ->
            kind.getValue().getCount()
                + " by "
                + kind.getKey().words()
                + " (up to "
                + new Disturbance(kind.getKey(), kind.getValue().getMax()).amount()
                + ")")
        .collect(Collectors.joining(", "));
  }
}
