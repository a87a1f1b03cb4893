package speedup.predict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import speedup.stats.SmallestTask;

/**
 * What is predicted of one piece of work, and before it how well that goes for what was measured.
 *
 * @param compared the run's own cells
 * @param costs what was taken as the costs of the strategies
 * @param predicted what was asked for: all numbers of workers of a strategy, then the next strategy
 * @param fewest with how few workers each strategy comes close to the best
 */
public record Prediction(
    MeasuredWork work,
    Question question,
    List<Compared> compared,
    List<CostOf> costs,
    List<Predicted> predicted,
    List<Fewest> fewest) {

  /** How close to the best the fewest workers have to come. */
  public static final double CLOSE = 0.05;

  /** Below this share of covered cells the model misses what is known. */
  private static final double ENOUGH_COVERED = 0.75;

  /** Copies the lists. */
  public Prediction {
    compared = List.copyOf(compared);
    costs = List.copyOf(costs);
    predicted = List.copyOf(predicted);
    fewest = List.copyOf(fewest);
  }

  /**
   * The costs of a strategy.
   *
   * @param origin where they come from, in words
   * @param smallest the task from which it pays, where that was measured
   */
  public record CostOf(
      String strategy, Costs costs, String origin, Optional<SmallestTask> smallest) {}

  /**
   * The smallest number of workers whose time is within {@link #CLOSE} of the best of those asked
   * for.
   */
  public record Fewest(String strategy, int workers) {}

  /**
   * Predicts.
   *
   * @param measuredOn the machine of the run
   * @param progress is told in words what is simulated next
   */
  public static Prediction of(
      MeasuredWork work,
      CostSource source,
      Machines measuredOn,
      Question question,
      long seed,
      Consumer<String> progress) {
    Predictor ofMeasured = new Predictor(work, source, measuredOn, seed);
    List<Compared> compared = new ArrayList<>();
    for (MeasuredBatch batch : work.batches()) {
      if (question.strategies().contains(batch.batch().strategy())) {
        progress.accept(batch.batch().toString());
        compared.add(ofMeasured.compare(batch));
      }
    }
    Predictor predictor = new Predictor(work, source, question.machines(), seed);
    List<Predicted> predicted = new ArrayList<>();
    List<Fewest> fewest = new ArrayList<>();
    for (String strategy : question.strategies()) {
      List<Predicted> curve = new ArrayList<>();
      for (int workers : question.workers()) {
        progress.accept(strategy + " x" + workers);
        curve.add(predictor.predict(strategy, workers, question.tasks()));
      }
      progress.accept(strategy);
      fewest.add(predictor.fewestWorkers(strategy, question.tasks(), curve));
      predicted.addAll(curve);
    }
    return new Prediction(
        work,
        question,
        compared,
        question.strategies().stream()
            .map(strategy ->
                new CostOf(
                    strategy,
                    ofMeasured.costs(strategy),
                    source.origin(strategy, work),
                    source.smallestTask(strategy)))
            .toList(),
        predicted,
        fewest);
  }

  /** The cells that show how good the model is: those from which nothing was taken. */
  public List<Compared> shown() {
    return compared.stream().filter(one -> !one.isGiven()).toList();
  }

  /** How many of them it covers. */
  public long covered() {
    return shown().stream().filter(Compared::isCovered).count();
  }

  /** Whether it misses so many of the known cells that it should not be believed of others. */
  public boolean isMissed() {
    return isMissed(shown());
  }

  /** The strategies of which it misses so many by themselves. */
  public List<String> missedStrategies() {
    return question.strategies().stream()
        .filter(strategy ->
            isMissed(
                shown().stream().filter(one -> one.batch().strategy().equals(strategy)).toList()))
        .toList();
  }

  private static boolean isMissed(List<Compared> cells) {
    return cells.stream().filter(Compared::isCovered).count() < ENOUGH_COVERED * cells.size();
  }

  /** The cell that is missed by most; empty if all are covered. */
  public Optional<Compared> worst() {
    return missed().max(Comparator.comparingDouble(one -> Math.abs(one.deviation())));
  }

  private Stream<Compared> missed() {
    return shown().stream().filter(one -> !one.isCovered());
  }
}
