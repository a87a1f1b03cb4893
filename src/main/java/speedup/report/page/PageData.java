package speedup.report.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import speedup.environment.NoiseLimits;
import speedup.report.summary.CellSummary;
import speedup.report.summary.RunSummary;
import speedup.report.summary.ServicePercentiles;
import speedup.report.text.Figures;
import speedup.run.Cell;
import speedup.stats.Estimate;
import speedup.stats.Interval;

/**
 * What the charts of the page are drawn from. Figures have as many digits as can be seen.
 *
 * @param groups the workloads with their settings and lifecycles: a section of the page each
 * @param strategies in the order of the run
 * @param cells one for each row of a table
 * @param forks every fork, also those that were set aside
 * @param limits from which noise on a fork is set aside
 */
record PageData(
    List<Group> groups,
    List<String> strategies,
    List<CellFigure> cells,
    PageForks forks,
    Limits limits) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private static final MathContext FIVE_DIGITS = new MathContext(5);

  /** Cells that are compared with each other. */
  record Group(String title, String workload, String lifecycle) {

    static Group of(Cell cell) {
      return new Group(
          cell.setting().isEmpty()
              ? cell.workload()
              : cell.workload() + " (" + cell.setting() + ")",
          cell.workload(),
          cell.lifecycle());
    }
  }

  /** A figure, and its interval where there are forks enough for one. */
  record Figure(double value, @Nullable Double low, @Nullable Double high) {}

  /** Percentiles in seconds. */
  record Service(
      long count, @Nullable Double p50, @Nullable Double p90, @Nullable Double p99, double max) {}

  /** Noise limits: cores, and a share of CPU time. */
  record Limits(double foreignCores, double stealShare) {}

  /** A cell; {@code group} is an index. */
  record CellFigure(
      int group,
      String strategy,
      int workers,
      boolean baseline,
      boolean twin,
      int forks,
      @Nullable Figure time,
      @Nullable Figure speedup,
      @Nullable Figure efficiency,
      @Nullable Double cpu,
      @Nullable Double memory,
      @Nullable Service service,
      String status,
      @Nullable String warning) {}

  static PageData of(RunSummary summary) {
    Map<Group, Integer> groups = new LinkedHashMap<>();
    Map<Cell, Integer> numbers = new LinkedHashMap<>();
    Set<String> strategies = new LinkedHashSet<>();
    List<CellFigure> cells = new ArrayList<>();
    for (CellSummary cell : summary.cells()) {
      Group group = Group.of(cell.cell());
      groups.putIfAbsent(group, groups.size());
      strategies.add(cell.cell().strategy());
      numbers.put(cell.cell(), cells.size());
      cells.add(figures(cell, groups.getOrDefault(group, 0)));
    }
    return new PageData(
        List.copyOf(groups.keySet()),
        List.copyOf(strategies),
        List.copyOf(cells),
        PageForks.of(summary.run(), numbers),
        limits(
            summary
                .run()
                .environment()
                .map(environment -> environment.processors().availableToJava())
                .orElse(1)));
  }

  private static CellFigure figures(CellSummary cell, int group) {
    return new CellFigure(
        group,
        cell.cell().strategy(),
        cell.cell().workers(),
        cell.cell().isBaseline(),
        cell.cell().isTwin(),
        cell.forks(),
        figure(cell.time()),
        figure(cell.speedup()),
        figure(cell.efficiency()),
        number(cell.cpuSeconds()),
        number(cell.peakResidentBytes()),
        cell.serviceTimes().map(PageData::service).orElse(null),
        cell.status().word(),
        cell.warning().orElse(null));
  }

  /** The two limits on foreign CPU as one: whichever is met first. */
  private static Limits limits(int processors) {
    NoiseLimits limits = NoiseLimits.FIXED;
    return new Limits(
        Math.min(limits.foreignCores(), limits.foreignShare() * processors), limits.stealShare());
  }

  private static @Nullable Figure figure(Optional<Estimate> estimate) {
    if (estimate.isEmpty()) {
      return null;
    }
    Optional<Interval> interval =
        estimate.get().interval().filter(found -> Figures.hasInterval(estimate.get()));
    return new Figure(
        rounded(estimate.get().value()),
        interval.map(Interval::low).map(PageData::rounded).orElse(null),
        interval.map(Interval::high).map(PageData::rounded).orElse(null));
  }

  private static Service service(ServicePercentiles times) {
    return new Service(
        times.count(),
        number(times.median()),
        number(times.percentile90()),
        number(times.percentile99()),
        rounded(times.maximum()));
  }

  private static @Nullable Double number(OptionalDouble figure) {
    return figure.isPresent() ? rounded(figure.getAsDouble()) : null;
  }

  static double rounded(double figure) {
    return Double.isFinite(figure)
        ? new BigDecimal(figure).round(FIVE_DIGITS).doubleValue()
        : Double.MAX_VALUE;
  }

  /** As a text that can stand within a {@code script} element: no {@code <} can end it. */
  String toJson() {
    try {
      return JSON.writeValueAsString(this)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("figures and names can always be written", e);
    }
  }
}
