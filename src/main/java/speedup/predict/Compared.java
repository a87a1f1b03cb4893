package speedup.predict;

import speedup.batch.BatchCell;
import speedup.stats.Estimate;
import speedup.stats.Interval;

/**
 * A measured cell beside what is predicted of it.
 *
 * @param measured seconds of a batch
 * @param predicted the same, with the interval of what a measurement of as many forks would give
 * @param isGiven whether the costs were taken from this very cell, so that it shows nothing
 */
public record Compared(BatchCell batch, Estimate measured, Interval predicted, boolean isGiven) {

  /** Whether the interval holds what was measured. */
  public boolean isCovered() {
    return predicted.contains(measured.value());
  }

  /** By which share the prediction is above what was measured. */
  public double deviation() {
    return predicted.estimate() / measured.value() - 1;
  }
}
