package speedup.report.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import speedup.batch.BatchCell;
import speedup.run.Cell;

/**
 * A cell beside those of other runs.
 *
 * @param run which of the runs it is of, from 0
 * @param label what the run is called; empty when there is only one
 */
public record LabelledCell(int run, String label, RunSummary of, CellSummary summary) {

  /** The cells of all runs, in the order of the runs. */
  public static List<LabelledCell> all(List<RunSummary> runs) {
    List<String> labels = RunLabels.of(runs.stream().map(RunSummary::run).toList());
    List<LabelledCell> cells = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      String label = runs.size() == 1 ? "" : labels.get(i);
      for (CellSummary summary : runs.get(i).cells()) {
        cells.add(new LabelledCell(i, label, runs.get(i), summary));
      }
    }
    return cells;
  }

  /** The same cells with those of one kind, each of another run, beside each other. */
  public static List<LabelledCell> sideBySide(List<LabelledCell> cells) {
    Map<Cell, Integer> order = new HashMap<>();
    cells.forEach(cell -> order.putIfAbsent(cell.cell(), order.size()));
    return cells.stream()
        .sorted(Comparator.comparing(cell -> order.getOrDefault(cell.cell(), 0)))
        .toList();
  }

  /** Which cell it is. */
  public Cell cell() {
    return summary.cell();
  }

  /** The batch that it is, if it is one. */
  public Optional<BatchCell> batch() {
    return summary.batch();
  }

  /** A name with the run's label behind. */
  public String named(String name) {
    return label.isEmpty() ? name : name + " [" + label + "]";
  }
}
