package speedup.jmh;

import java.util.Collection;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.Aggregator;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.Statistics;

/** A score that was measured before, in its own unit, for JMH to write. */
final class PrimaryResult extends Result<PrimaryResult> {

  private static final long serialVersionUID = 1L;

  PrimaryResult(String label, double score, String unit) {
    this(label, new ListStatistics(new double[] {score}), unit);
  }

  private PrimaryResult(String label, Statistics scores, String unit) {
    super(ResultRole.PRIMARY, label, scores, unit, AggregationPolicy.AVG);
  }

  @Override
  protected Aggregator<PrimaryResult> getThreadAggregator() {
    return PrimaryResult::together;
  }

  @Override
  protected Aggregator<PrimaryResult> getIterationAggregator() {
    return PrimaryResult::together;
  }

  private static PrimaryResult together(Collection<PrimaryResult> results) {
    ListStatistics scores = new ListStatistics();
    results.forEach(result -> scores.addValue(result.getScore()));
    PrimaryResult any = results.iterator().next();
    return new PrimaryResult(any.getLabel(), scores, any.getScoreUnit());
  }
}
