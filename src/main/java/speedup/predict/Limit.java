package speedup.predict;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/** What keeps a bag of tasks from being done sooner. */
public enum Limit {
  /** There are too few workers. */
  WORKERS("workers"),
  /** The workers have too few processors. */
  PROCESSORS("processors"),
  /** The longest task takes this long by itself. */
  LONGEST_TASK("longest task"),
  /** One dispatcher hands out all tasks. */
  DISPATCHER("dispatcher"),
  /** The workers have to start. */
  START("start");

  private final String words;

  Limit(String words) {
    this.words = words;
  }

  /** Names it to a reader. */
  public String words() {
    return words;
  }

  /**
   * The greatest of the bounds below which no order of the tasks gets.
   *
   * @param mean what a task takes on average, in seconds
   * @param longest what the longest takes, in seconds
   */
  static Limit of(Scenario scenario, int tasks, double mean, double longest) {
    Costs costs = scenario.costs();
    double work = tasks * (mean + costs.task());
    double processors = scenario.machines().allProcessors();
    double slowness = 1 / scenario.machines().rate(scenario.machines().processors());
    int busy = Math.min(scenario.workers(), tasks);
    Map<Limit, Double> bounds = new EnumMap<>(Limit.class);
    bounds.put(WORKERS, work / busy);
    bounds.put(
        PROCESSORS,
        processors >= busy ? 0 : Math.nextUp(work / processors) * Math.max(1, slowness));
    bounds.put(LONGEST_TASK, longest + costs.task());
    bounds.put(DISPATCHER, tasks * costs.dispatch());
    bounds.put(START, costs.start() * Math.max(1, busy / processors));
    return bounds.entrySet().stream()
        .max(Comparator.comparingDouble(Map.Entry::getValue))
        .orElseThrow()
        .getKey();
  }
}
