package speedup.predict;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import speedup.stats.SmallestTask;

/** Where the costs of strategies are taken from. */
public interface CostSource {

  /**
   * The costs of a strategy.
   *
   * @param strategy its word
   * @param work what its batches are
   * @param taskSeconds the mean time of a task in the same resample
   * @param draw which forks count
   */
  Costs costs(String strategy, MeasuredWork work, double taskSeconds, Draw draw);

  /** The busy processors' contention, as {@link Machines} has it. */
  double contention();

  /** Whether a cell's own time is among what costs were taken from. */
  boolean isTakenFrom(MeasuredBatch batch, MeasuredWork work);

  /** Says in a sentence where the costs of a strategy come from. */
  String origin(String strategy, MeasuredWork work);

  /**
   * The smallest task for which a strategy that is open keeps half of the processors at work; empty
   * where that was not measured.
   */
  default Optional<SmallestTask> smallestTask(String strategy) {
    return Optional.empty();
  }

  /** Which forks count, and how often. */
  interface Draw {

    /** Each once. */
    Draw ALL = forks -> forks.clone();

    /** As many as there are, drawn with replacement. */
    static Draw with(SplittableRandom random) {
      return forks -> {
        double[] drawn = new double[forks.length];
        for (int i = 0; i < drawn.length; i++) {
          drawn[i] = forks[random.nextInt(forks.length)];
        }
        return drawn;
      };
    }

    /** Draws from the figures of forks. */
    double[] of(double[] forks);

    /** Draws from other things of forks. */
    default <T> List<T> of(List<T> forks) {
      double[] places = new double[forks.size()];
      for (int i = 0; i < places.length; i++) {
        places[i] = i;
      }
      return DoubleStream.of(of(places)).mapToObj(place -> forks.get((int) place)).toList();
    }
  }
}
