package speedup.run;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;

/** Between JMH's scores, which depend on its mode and unit, and seconds an operation. */
public final class Seconds {

  private Seconds() {}

  static double of(Result<?> result, BenchmarkParams params) {
    double unit = unit(params);
    return params.getMode() == Mode.Throughput
        ? unit / result.getScore()
        : result.getScore() * unit;
  }

  /** The score that JMH gave, or would give, for an operation that takes so many seconds. */
  public static double toScore(double seconds, BenchmarkParams params) {
    return params.getMode() == Mode.Throughput ? unit(params) / seconds : seconds / unit(params);
  }

  private static double unit(BenchmarkParams params) {
    return params.getTimeUnit().toNanos(1) / 1e9;
  }
}
