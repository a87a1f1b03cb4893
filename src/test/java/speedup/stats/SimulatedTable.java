package speedup.stats;

import java.util.List;

/** What {@link Comparison} says of a table, by its parts: Welch's test, Holm, and the floors. */
final class SimulatedTable {

  private SimulatedTable() {}

  static boolean[] alarms(List<double[]> base, List<double[]> changed, double threshold) {
    double[] pValues = new double[base.size()];
    for (int cell = 0; cell < pValues.length; cell++) {
      pValues[cell] = UnpairedRatio.of(changed.get(cell), base.get(cell)).pValue();
    }
    double[] adjusted = Holm.adjust(pValues);
    boolean[] alarms = new boolean[pValues.length];
    for (int cell = 0; cell < alarms.length; cell++) {
      alarms[cell] =
          adjusted[cell] <= 0.05 && isLarge(base.get(cell), changed.get(cell), threshold);
    }
    return alarms;
  }

  private static boolean isLarge(double[] base, double[] changed, double threshold) {
    double floor = Math.max(NoiseFloor.of(base, 1), NoiseFloor.of(changed, 1));
    double change = Math.abs(Math.log(UnpairedRatio.of(changed, base).value()));
    return change > Math.log1p(Math.max(threshold, floor));
  }
}
