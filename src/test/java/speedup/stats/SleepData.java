package speedup.stats;

import java.util.Arrays;

/**
 * Student's sleep data (1908), as in R's {@code datasets::sleep}: extra hours of sleep of ten
 * patients under two drugs. Taken as logarithms here, so that differences become ratios.
 */
final class SleepData {

  static final double[] FIRST = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
  static final double[] SECOND = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

  private SleepData() {}

  static double[] exponentials(double[] logarithms) {
    return Arrays.stream(logarithms).map(Math::exp).toArray();
  }
}
