package speedup.report.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import speedup.batch.CellNames;
import speedup.run.ScoreUnit;
import speedup.stats.ComparedCell;

/**
 * A cell that both sides measured, in the same unit.
 *
 * @param changed converted into the base's unit
 */
record Pair(Sample base, Sample changed) {

  /**
   * The cells that both have, but for those whose units cannot be converted, and those that are
   * another cell under their name.
   */
  static List<Pair> of(Side base, Side changed) {
    List<Pair> pairs = new ArrayList<>();
    base.samples()
        .forEach((key, before) -> {
          Sample after = changed.samples().get(key);
          if (after != null && before.settings().otherCell(after.settings()).isEmpty()) {
            OptionalDouble factor = after.unit().factorTo(before.unit());
            if (factor.isPresent()) {
              pairs.add(new Pair(before, after.in(before.unit(), factor.getAsDouble())));
            }
          }
        });
    return pairs;
  }

  /** Whether one side was measured in several runs. */
  boolean isOfRuns() {
    return base.runs().size() + changed.runs().size() > 0;
  }

  /** The forks of both sides; where one has several runs, the means of the runs. */
  ComparedCell cell(CellNames names, boolean byRun) {
    ScoreUnit unit = base.unit();
    return byRun
        ? new ComparedCell(
            names.name(base.cell()), unit.direction(), base.runMeans(), changed.runMeans())
        : new ComparedCell(
            names.name(base.cell()), unit.direction(), base.means(), changed.means());
  }
}
