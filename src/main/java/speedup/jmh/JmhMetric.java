package speedup.jmh;

import java.util.List;
import java.util.Objects;
import speedup.run.ScoreUnit;

/**
 * One figure of a result in a file that JMH wrote: its score, or what a profiler measured beside.
 *
 * @param unit what the scores are counted in
 * @param score over all forks, as JMH sums it up; NaN if it saw nothing
 * @param error half the width of JMH's own interval; NaN where there is none
 * @param forks the scores of the iterations of each fork as they are in the file: NaN for an
 *     iteration that saw nothing, an empty list for a fork that failed, no list at all in a file
 *     that was written without raw data. Of an iteration that sampled, it is the mean
 */
public record JmhMetric(ScoreUnit unit, double score, double error, List<List<Double>> forks) {

  /** Copies the lists. */
  public JmhMetric {
    Objects.requireNonNull(unit, "unit");
    forks = forks.stream().map(List::copyOf).toList();
  }

  /** Whether the file has scores of single iterations, and not the sum of all alone. */
  public boolean hasRawData() {
    return forks.stream().anyMatch(fork -> !fork.isEmpty());
  }

  /** The scores that are numbers, of the forks that have one. */
  public List<List<Double>> measured() {
    return forks.stream()
        .map(fork -> fork.stream().filter(Double::isFinite).toList())
        .filter(fork -> !fork.isEmpty())
        .toList();
  }

  /** How many iterations have no number for a score: they saw nothing. */
  public int unseen() {
    return (int)
        forks.stream().flatMap(List::stream).filter(score -> !Double.isFinite(score)).count();
  }
}
