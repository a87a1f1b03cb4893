package speedup.report.summary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import speedup.run.Cell;
import speedup.run.ForkMetric;
import speedup.run.JournalEntry;
import speedup.run.StoredRun;
import speedup.stats.PairedRatio;

/**
 * What each cell showed in each round, for comparing cells round by round.
 *
 * @param costs what an operation costs, by cell and number of round, as {@link
 *     JournalEntry.Fork#cost} has it
 * @param cpuSeconds the CPU time of an iteration; without the rounds where it was not available
 */
public record RoundFigures(
    Map<Cell, Map<Integer, Double>> costs, Map<Cell, Map<Integer, Double>> cpuSeconds) {

  /** Collects what the forks of a run have shown, without those that were set aside or are odd. */
  public static RoundFigures of(StoredRun run) {
    Map<Cell, Map<Integer, List<Double>>> costs = new LinkedHashMap<>();
    Map<Cell, Map<Integer, List<Double>>> cpuSeconds = new LinkedHashMap<>();
    for (JournalEntry.Fork fork : run.countingForks()) {
      add(costs, fork, fork.cost());
      OptionalDouble cpu = cpu(fork);
      if (cpu.isPresent() && cpu.getAsDouble() > 0) {
        add(cpuSeconds, fork, cpu.getAsDouble());
      }
    }
    return new RoundFigures(means(costs), means(cpuSeconds));
  }

  private static void add(
      Map<Cell, Map<Integer, List<Double>>> figures, JournalEntry.Fork fork, double figure) {
    figures
        .computeIfAbsent(fork.cell(), cell -> new TreeMap<>())
        .computeIfAbsent(fork.round(), round -> new ArrayList<>())
        .add(figure);
  }

  /** A cell that others are compared with may have several forks a round. */
  private static Map<Cell, Map<Integer, Double>> means(
      Map<Cell, Map<Integer, List<Double>>> figures) {
    Map<Cell, Map<Integer, Double>> means = new LinkedHashMap<>();
    figures.forEach((cell, rounds) -> means.put(cell, PairedRatio.means(rounds)));
    return means;
  }

  /** What an operation costs, by number of round; empty if it was never measured. */
  public Map<Integer, Double> costs(Cell cell) {
    return costs.getOrDefault(cell, Map.of());
  }

  /** The CPU time of an iteration, in seconds, by number of round. */
  public Map<Integer, Double> cpuSeconds(Cell cell) {
    return cpuSeconds.getOrDefault(cell, Map.of());
  }

  private static OptionalDouble cpu(JournalEntry.Fork fork) {
    ForkMetric metric = fork.metrics().get(ForkMetric.CPU_SECONDS);
    return metric == null
        ? OptionalDouble.empty()
        : metric.scores().stream().mapToDouble(Double::doubleValue).average();
  }
}
