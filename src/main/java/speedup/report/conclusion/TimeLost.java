package speedup.report.conclusion;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import speedup.batch.BatchCell;
import speedup.batch.Batches;
import speedup.report.summary.MeasuredCell;
import speedup.report.summary.ServicePercentiles;
import speedup.report.text.Figures;
import speedup.run.ForkMetric;
import speedup.strategy.Lifecycle;
import speedup.strategy.Strategy;

/**
 * What the workers of a cell did most of the time in which they did not get on with their tasks.
 *
 * <p>Of <i>m</i> workers in a time <i>T</i>, a batch of <i>n</i> tasks that take <i>s</i> each, and
 * <i>s₁</i> one at a time, the share <i>n·s/(m·T)</i> is with a task; <i>n·(s−s₁)/(m·T)</i> of it
 * is what tasks take longer beside each other; and what is left is without one.
 *
 * @param share of the time of all workers, or of the batch for the garbage collector, 0 to 1
 * @param reason what it is lost for, in words that follow "for"
 */
record TimeLost(double share, String reason) {

  /** What is less explains nothing, and may be noise. */
  private static final double WORTH_TELLING = 0.10;

  /** Equal tasks of which the last ones keep some workers waiting leave about this much open. */
  private static final double NEARLY = 0.05;

  /**
   * The greatest loss of a cell.
   *
   * @param alone the sequential cell of the same work
   * @return empty where nothing is known or no loss is worth telling
   */
  static Optional<TimeLost> of(MeasuredCell cell, MeasuredCell alone) {
    BatchCell batch = cell.batch().orElseThrow();
    OptionalDouble tasks = cell.metric("tasks");
    if (batch.cell().equals(alone.cell())
        || tasks.isEmpty()
        || cell.serviceTimes().isEmpty()
        || alone.serviceTimes().isEmpty()
        || cell.time().isEmpty()) {
      return Optional.empty();
    }
    double seconds = cell.time().get().value();
    double workers = Math.min(batch.workers(), Math.max(1, tasks.getAsDouble()));
    Shares shares = new Shares(cell, batch, tasks.getAsDouble(), workers, workers * seconds);
    return Stream.of(
            shares.longerTasks(alone.serviceTimes().get()),
            shares.withoutTask(),
            shares.of(ForkMetric.BLOCKED_SECONDS, workers * seconds, "monitors that others hold"),
            shares.of(ForkMetric.GC_SECONDS, seconds, "the garbage collector"))
        .filter(lost -> lost.share() >= WORTH_TELLING)
        .max(Comparator.comparingDouble(TimeLost::share));
  }

  /** The sentence, of a cell that is called so. */
  String sentence(String name) {
    return "%s waits %s of its workers' time for %s."
        .formatted(name, Figures.percent(share), reason);
  }

  /** The shares of one cell's time. */
  private record Shares(
      MeasuredCell cell, BatchCell batch, double tasks, double workers, double workerSeconds) {

    TimeLost longerTasks(ServicePercentiles alone) {
      double more = cell.serviceTimes().orElseThrow().mean() - alone.mean();
      String reason =
          !Batches.computes(batch)
              ? "answers that come later than they do one at a time"
              : hasTooFewProcessors()
                  ? "a processor: there " + are(cell.processors().orElseThrow())
                  : isCold() && Batches.startsJvms(batch)
                      ? "code to be compiled: its JVMs have just started"
                      : "memory, caches and processors that its tasks share";
      return new TimeLost(tasks * more / workerSeconds, reason);
    }

    TimeLost withoutTask() {
      double share = 1 - tasks * cell.serviceTimes().orElseThrow().mean() / workerSeconds;
      double ofTheLast = 1 - tasks / (workers * Math.ceil(tasks / workers));
      String reason;
      if (hasTooFewProcessors() && isOf(Strategy.virtual)) {
        reason = "a carrier: there " + are(cell.processors().orElseThrow());
      } else if (share - ofTheLast < NEARLY) {
        reason = "the last tasks of the batch";
      } else if (isOf(Strategy.async)) {
        reason = "tasks to be started";
      } else if (isCold()) {
        reason = "its pool to open and close, and for tasks to be handed out";
      } else {
        reason = "tasks to be handed out";
      }
      return new TimeLost(share, reason);
    }

    TimeLost of(String metric, double seconds, String reason) {
      return new TimeLost(cell.metric(metric).orElse(0) / seconds, reason);
    }

    private boolean hasTooFewProcessors() {
      return cell.processors().isPresent() && workers > cell.processors().getAsInt();
    }

    private boolean isCold() {
      return batch.lifecycle().equals(Lifecycle.cold.name());
    }

    private boolean isOf(Strategy strategy) {
      return batch.strategy().equals(strategy.name());
    }

    private static String are(int processors) {
      return processors == 1 ? "is 1" : "are " + processors;
    }
  }
}
