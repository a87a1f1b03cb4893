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
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import speedup.batch.BatchCell;
import speedup.environment.NoiseLimits;
import speedup.predict.ExpectedSpeedups;
import speedup.report.compare.ComparisonReport;
import speedup.report.compare.RunComparison;
import speedup.report.figure.Figure;
import speedup.report.summary.CellSummary;
import speedup.report.summary.LabelledCell;
import speedup.report.summary.MeasuredCell;
import speedup.report.summary.RunSummary;
import speedup.report.summary.ServicePercentiles;
import speedup.report.table.Places;
import speedup.report.text.Figures;
import speedup.run.Cell;
import speedup.stats.Estimate;
import speedup.stats.Interval;

/**
 * What the charts of the page are drawn from. Figures have as many digits as can be seen.
 *
 * @param runs one, or several side by side
 * @param groups the workloads with their settings and lifecycles: a section of the page each
 * @param strategies in the order of the runs
 * @param cells one for each row of a table
 * @param forks every fork, also those that were set aside
 * @param limits from which noise on a fork is set aside, a run each
 */
record PageData(
    List<Run> runs,
    List<Group> groups,
    List<String> strategies,
    List<CellFigure> cells,
    PageForks forks,
    List<Limits> limits) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private static final MathContext FIVE_DIGITS = new MathContext(5);

  /**
   * A run.
   *
   * @param label what it is called
   * @param name as much of the label as tells it from the others: charts have little room
   */
  record Run(String label, String name) {}

  /**
   * Cells that are read together.
   *
   * @param workload the workload, or the class of the benchmarks
   * @param lifecycle the lifecycle, or JMH's mode
   * @param hasWorkers whether the cells are strategies over workers
   */
  record Group(String title, String workload, String lifecycle, boolean hasWorkers) {

    static Group of(RunSummary run, Cell cell) {
      Optional<BatchCell> batch = BatchCell.of(cell);
      if (batch.isPresent()) {
        return new Group(
            batch.get().work(),
            batch.get().workload(),
            batch.get().lifecycle(),
            run.comparesStrategies());
      }
      String type = cell.type().substring(cell.type().lastIndexOf('.') + 1);
      return new Group(type, type, cell.mode(), false);
    }
  }

  /** A figure as it is drawn, with its interval where there are forks enough for one. */
  record Point(double value, @Nullable Double low, @Nullable Double high) {}

  /** Noise limits: cores, and a share of CPU time. */
  record Limits(double foreignCores, double stealShare) {}

  /**
   * A cell.
   *
   * @param run an index
   * @param group an index
   * @param strategy what is compared: its mark and its filter
   * @param row what it is called; absent for a strategy with a number of workers
   * @param unit of its score; absent for seconds
   * @param score in the unit
   * @param figures all that there are of it, by their names
   * @param predicted the speedup that a simulation expects of it
   * @param tasks how many single tasks were timed; absent where none were
   * @param change its score over that of the same cell in the first run; absent without one
   * @param verdict on the change
   */
  record CellFigure(
      int run,
      int group,
      String strategy,
      @Nullable Integer workers,
      @Nullable String row,
      @Nullable String unit,
      boolean baseline,
      boolean twin,
      int forks,
      @Nullable Point score,
      Map<String, Point> figures,
      @Nullable Double predicted,
      @Nullable Long tasks,
      String status,
      @Nullable String warning,
      @Nullable Point change,
      @Nullable String verdict) {}

  static PageData of(PageRuns runs) {
    Map<Group, Integer> groups = new LinkedHashMap<>();
    List<Map<Cell, Integer>> numbers = new ArrayList<>();
    List<Map<Cell, Double>> expected = new ArrayList<>();
    List<Map<Cell, RunComparison.Change>> changes = new ArrayList<>();
    for (RunSummary summary : runs.all()) {
      numbers.add(new LinkedHashMap<>());
      expected.add(summary.comparesStrategies() ? ExpectedSpeedups.of(summary.run()) : Map.of());
      changes.add(new LinkedHashMap<>());
    }
    for (PageRuns.Change change : runs.changes()) {
      change.comparison().stream()
          .flatMap(comparison -> comparison.changes().stream())
          .forEach(one -> changes.get(change.run()).put(one.cell(), one));
    }
    Set<String> strategies = new LinkedHashSet<>();
    List<CellFigure> cells = new ArrayList<>();
    for (LabelledCell cell : runs.cells()) {
      Group group = Group.of(cell.of(), cell.cell());
      groups.putIfAbsent(group, groups.size());
      String series = series(cell.of(), group, cell.cell());
      strategies.add(series);
      numbers.get(cell.run()).put(cell.cell(), cells.size());
      cells.add(
          figures(
              cell,
              groups.getOrDefault(group, 0),
              group,
              series,
              expected.get(cell.run()).get(cell.cell()),
              changes.get(cell.run()).get(cell.cell())));
    }
    List<PageForks> forks = new ArrayList<>();
    for (int run = 0; run < numbers.size(); run++) {
      forks.add(PageForks.of(runs.all().get(run).run(), numbers.get(run)));
    }
    List<String> names = ShortLabels.of(runs.labels());
    return new PageData(
        IntStream.range(0, names.size())
            .mapToObj(run -> new Run(runs.labels().get(run), names.get(run)))
            .toList(),
        List.copyOf(groups.keySet()),
        List.copyOf(strategies),
        List.copyOf(cells),
        PageForks.together(forks),
        runs.all().stream().map(PageData::limits).toList());
  }

  static String series(RunSummary run, Group group, Cell cell) {
    if (group.hasWorkers()) {
      return BatchCell.of(cell).orElseThrow().strategy();
    }
    return run.layout().compared().isEmpty() || run.comparesStrategies()
        ? cell.method()
        : Places.column(run, cell);
  }

  private static CellFigure figures(
      LabelledCell labelled,
      int number,
      Group group,
      String series,
      @Nullable Double expected,
      RunComparison.@Nullable Change change) {
    RunSummary run = labelled.of();
    CellSummary cell = labelled.summary();
    Optional<MeasuredCell> measured = cell.measured();
    boolean isTime = measured.flatMap(MeasuredCell::time).isPresent() && cell.batch().isPresent();
    return new CellFigure(
        labelled.run(),
        number,
        series,
        group.hasWorkers() ? cell.batch().map(BatchCell::workers).orElse(null) : null,
        group.hasWorkers() ? null : row(group, run.name(cell.cell())),
        isTime ? null : measured.map(figures -> figures.unit().text()).orElse(null),
        run.layout().isBaseline(cell.cell()),
        cell.cell().isTwin(),
        measured.map(MeasuredCell::forks).orElse(0),
        (isTime ? measured.flatMap(MeasuredCell::time) : measured.map(MeasuredCell::score))
            .map(PageData::point)
            .orElse(null),
        measured.map(PageData::figures).orElse(Map.of()),
        measured.isEmpty()
            ? null
            : Optional.ofNullable(expected).map(PageData::rounded).orElse(null),
        measured.flatMap(MeasuredCell::serviceTimes).map(ServicePercentiles::count).orElse(null),
        cell.ending(),
        measured.flatMap(MeasuredCell::warning).orElse(null),
        change == null ? null : point(change.ratio(), change.interval()),
        change == null ? null : ComparisonReport.word(change.verdict()));
  }

  /** The two limits on foreign CPU as one: whichever is met first. */
  private static Limits limits(RunSummary summary) {
    int processors =
        summary
            .run()
            .environment()
            .map(environment -> environment.processors().availableToJava())
            .orElse(1);
    NoiseLimits limits = NoiseLimits.FIXED;
    return new Limits(
        Math.min(limits.foreignCores(), limits.foreignShare() * processors), limits.stealShare());
  }

  /** The section says the class already, and the room is needed for what is drawn. */
  private static String row(Group group, String name) {
    return name.startsWith(group.workload() + ".")
        ? name.substring(group.workload().length() + 1)
        : name;
  }

  private static Map<String, Point> figures(MeasuredCell cell) {
    Map<String, Point> figures = new LinkedHashMap<>();
    for (Figure figure : Figure.ALL) {
      figure.value().apply(cell).ifPresent(value -> figures.put(figure.name(), point(value)));
    }
    return figures;
  }

  private static Point point(Estimate estimate) {
    Optional<Interval> interval =
        estimate.interval().filter(found -> Figures.hasInterval(estimate));
    return point(estimate.value(), interval);
  }

  private static Point point(double value, Optional<Interval> interval) {
    return new Point(
        rounded(value),
        interval.map(Interval::low).map(PageData::rounded).orElse(null),
        interval.map(Interval::high).map(PageData::rounded).orElse(null));
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
