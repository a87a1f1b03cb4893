package speedup.jmh;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;

/** From JMH's scores, which depend on its mode and unit, to seconds an operation. */
final class Seconds {

  private Seconds() {}

  static double of(Result<?> result, BenchmarkParams params) {
    double unit = params.getTimeUnit().toNanos(1) / 1e9;
    return params.getMode() == Mode.Throughput
        ? unit / result.getScore()
        : result.getScore() * unit;
  }
}
