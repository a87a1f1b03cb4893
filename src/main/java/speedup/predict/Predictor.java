package speedup.predict;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import speedup.predict.CostSource.Draw;
import speedup.stats.Interval;
import speedup.stats.SimulatedInterval;
import speedup.stats.StoppingRule;
import speedup.strategy.Strategy;
import speedup.strategy.StrategyWord;

/**
 * Predicts batches of one piece of work from the times of its single tasks and the costs of
 * strategies. The same seed gives the same prediction. Not for several threads at once.
 */
public final class Predictor {

  /** The most tasks that can be simulated. */
  public static final int MOST_TASKS = 10_000_000;

  /** From here on intervals come from smaller systems of the same proportions. */
  private static final int TASKS_OF_A_REPLICA = 50_000;

  private static final int MOST_REPLICAS = 200;
  private static final int TASKS_OF_ALL_ORDERS = 100_000;
  private static final int MOST_ORDERS = 101;
  private static final int LEAST_REPLICAS = 20;
  private static final int TASKS_OF_ALL_REPLICAS = 1_000_000;

  private final MeasuredWork work;
  private final CostSource costs;
  private final Machines machines;
  private final Machines starting;
  private final long seed;
  private final List<ServiceTimeSample> forks;
  private final ServiceTimeSample all;
  private final List<Integer> everyFork;
  private final double[] sequentialSeconds;

  /** By the forks that were drawn: every strategy and number of workers has the same draws. */
  private final Map<List<Integer>, ServiceTimeSample> samples = new HashMap<>();

  /** Many numbers of workers are the same: those that exceed the tasks. */
  private final Map<Simulated, Replicas> simulated = new HashMap<>();

  /**
   * Creates a predictor.
   *
   * @param machines those to predict for; work that waits never waits for one, and JVMs that start
   *     for it do
   */
  public Predictor(MeasuredWork work, CostSource costs, Machines machines, long seed) {
    this.work = work;
    this.costs = costs;
    this.machines = work.computes() ? machines : Machines.one(Machines.ENOUGH);
    this.starting = machines;
    this.seed = seed;
    forks = work.serviceTimes();
    all = ServiceTimeSample.all(forks);
    everyFork = IntStream.range(0, forks.size()).boxed().toList();
    samples.put(everyFork, all);
    sequentialSeconds = work.sequential().seconds();
  }

  /**
   * A system and the tasks that it does.
   *
   * @param factor for how many of the workers that are asked about each of these stands
   */
  private record Size(int workers, int tasks, Machines machines, double factor) {

    /** As many workers as are ever at work: no more than there are tasks. */
    static Size full(String strategy, int workers, int tasks, Machines machines) {
      // A virtual thread keeps its processor until its task is done: no more of them are at work.
      boolean keepsProcessor =
          StrategyWord.objection(strategy).isEmpty()
              && StrategyWord.parse(strategy).strategy() == Strategy.virtual;
      int atWork = keepsProcessor ? Math.min(workers, machines.allProcessors()) : workers;
      return new Size(Math.min(atWork, tasks), tasks, machines, 1);
    }

    /** At most so many tasks; of many workers as large a share of them. */
    Size reduced(int most) {
      if (tasks <= most) {
        return this;
      }
      int fewer = (int) Math.max(Math.min(workers, 1_000), (long) workers * most / tasks);
      double smaller = (double) workers / fewer;
      return new Size(
          fewer, most, smaller == 1 ? machines : machines.reduced(smaller), factor * smaller);
    }

    /** The costs of each worker are its own; the one dispatcher serves a share of them. */
    Scenario with(Costs costs) {
      return new Scenario(
          workers, machines, new Costs(costs.dispatch() * factor, costs.task(), costs.start()));
    }
  }

  /** A system under a strategy. */
  private record Simulated(String strategy, Size size) {}

  /**
   * A batch under a strategy. Where the tasks wait, the simulation gives every worker a processor:
   * that JVMs that start share the real ones is then in how long each takes to start.
   */
  private Scenario scenario(String strategy, Size size, Costs costs) {
    double busy = Math.min(size.workers(), size.tasks()) * size.factor();
    double slower =
        !work.computes() && StrategyWord.startsJvms(strategy)
            ? Math.max(1, busy / starting.allProcessors())
            : 1;
    return size.with(new Costs(costs.dispatch(), costs.task(), costs.start() * slower));
  }

  /** Predicts a cell that was measured. */
  public Compared compare(MeasuredBatch measured) {
    Replicas replicas =
        new Replicas(
            measured.batch().strategy(),
            Size.full(
                measured.batch().strategy(), measured.batch().workers(), work.tasks(), machines));
    return new Compared(
        measured.batch(),
        measured.time(),
        replicas.interval(replica -> replica.seconds, measured.forks().size()),
        costs.isTakenFrom(measured, work));
  }

  /**
   * Predicts a bag of tasks.
   *
   * @param strategy its word
   * @param workers from 1 to {@link Scenario#MOST_WORKERS}
   * @param tasks from 1 to {@link #MOST_TASKS}
   */
  public Predicted predict(String strategy, int workers, int tasks) {
    Size full = Size.full(strategy, workers, tasks, machines);
    Replicas replicas =
        simulated.computeIfAbsent(
            new Simulated(strategy, full.reduced(TASKS_OF_A_REPLICA)),
            one -> new Replicas(one.strategy(), one.size()));
    Interval seconds = replicas.interval(replica -> replica.seconds, 0);
    Interval speedup = replicas.interval(replica -> replica.speedup, 0);
    if (tasks > TASKS_OF_A_REPLICA) {
      Replica whole = new Replica(strategy, full, everyFork, Draw.ALL, seed);
      seconds = scaled(seconds, whole.seconds);
      speedup = scaled(speedup, whole.speedup);
    }
    return new Predicted(
        strategy,
        workers,
        seconds,
        speedup,
        Limit.of(
            scenario(strategy, new Size(workers, tasks, machines, 1), costs(strategy)),
            tasks,
            all.mean(),
            all.longest()));
  }

  private static Interval scaled(Interval replicas, double value) {
    double factor = value / replicas.estimate();
    return new Interval(
        value, Math.min(value, replicas.low() * factor), Math.max(value, replicas.high() * factor));
  }

  /** What is taken as the costs of a strategy. */
  Costs costs(String strategy) {
    return costs.costs(strategy, work, all.mean(), Draw.ALL);
  }

  /** The smallest number of workers that comes close to the best of a curve. */
  Prediction.Fewest fewestWorkers(String strategy, int tasks, List<Predicted> curve) {
    int[] workers = curve.stream().mapToInt(Predicted::workers).distinct().sorted().toArray();
    double[] seconds =
        Arrays.stream(workers).mapToDouble(each -> expected(strategy, each, tasks)).toArray();
    double enough = Arrays.stream(seconds).min().orElseThrow() * (1 + Prediction.CLOSE);
    int first = 0;
    while (seconds[first] > enough) {
      first++;
    }
    int few = first == 0 ? 0 : workers[first - 1];
    int many = workers[first];
    // To the worker below a thousand, and to three digits above.
    while (many - few > Math.max(1, many / 1_000)) {
      int middle = few + (many - few) / 2;
      if (expected(strategy, middle, tasks) <= enough) {
        many = middle;
      } else {
        few = middle;
      }
    }
    return new Prediction.Fewest(strategy, many);
  }

  /**
   * The mean over some orders of the tasks. Where there are many, it is that of fewer tasks and,
   * from how fast these were begun, of those that are left out between their beginning and end.
   */
  double expected(String strategy, int workers, int tasks) {
    Size full = Size.full(strategy, workers, tasks, machines);
    Size size = full.reduced(TASKS_OF_A_REPLICA);
    Scenario scenario = scenario(strategy, size, costs(strategy));
    double leftOut = tasks / size.factor - size.tasks;
    double sum = 0;
    int orders = Math.clamp(TASKS_OF_ALL_ORDERS / size.tasks, 1, MOST_ORDERS);
    for (int order = 0; order < orders; order++) {
      double[] times = all.draw(size.tasks, new SplittableRandom(seed + order));
      if (size.equals(full)) {
        sum += Simulation.makespan(scenario, times);
      } else {
        Pace pace = new Pace(size.tasks / 2, size.tasks - 1);
        sum += Simulation.run(scenario, new double[0], times, pace);
        sum += leftOut * pace.secondsATask();
      }
    }
    return sum / orders;
  }

  /** One simulated batch. */
  private final class Replica {

    final double seconds;
    final double speedup;

    /**
     * Simulates a batch.
     *
     * @param drawn the forks of the sequential cell whose tasks it has
     * @param draw which forks count of the cells that costs are taken from
     */
    Replica(String strategy, Size size, List<Integer> drawn, Draw draw, long order) {
      ServiceTimeSample times =
          samples.computeIfAbsent(
              drawn, some -> ServiceTimeSample.all(some.stream().map(forks::get).toList()));
      Costs beside = costs.costs(strategy, work, times.mean(), draw);
      seconds =
          Simulation.makespan(
              scenario(strategy, size, beside),
              times.draw(size.tasks, new SplittableRandom(order)));
      double sequential =
          drawn.stream().mapToDouble(fork -> sequentialSeconds[fork]).average().orElseThrow();
      speedup = sequential / work.tasks() * size.tasks / seconds;
    }
  }

  /** Batches with other forks, and batches with another order of the tasks. */
  private final class Replicas {

    private final Replica[] resampled;
    private final Replica[] reordered;

    Replicas(String strategy, Size size) {
      int count = Math.clamp(TASKS_OF_ALL_REPLICAS / size.tasks, LEAST_REPLICAS, MOST_REPLICAS);
      resampled = new Replica[count];
      reordered = new Replica[count];
      Arrays.setAll(reordered, i -> new Replica(strategy, size, everyFork, Draw.ALL, seed + i));
      Arrays.setAll(
          resampled,
          i -> {
            Draw draw = Draw.with(new SplittableRandom(~seed - i));
            return new Replica(strategy, size, draw.of(everyFork), draw, seed);
          });
    }

    Interval interval(ToDoubleFunction<Replica> figure, int others) {
      return SimulatedInterval.of(
          Arrays.stream(resampled).mapToDouble(figure).toArray(),
          forks.size(),
          Arrays.stream(reordered).mapToDouble(figure).toArray(),
          others,
          StoppingRule.COVERAGE);
    }
  }
}
