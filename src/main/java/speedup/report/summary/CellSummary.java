package speedup.report.summary;

import java.util.Optional;
import speedup.batch.BatchCell;
import speedup.run.Cell;

/** What became of a cell: one row of a table. */
public sealed interface CellSummary permits MeasuredCell, UnmeasuredCell {

  /** Which cell it is. */
  Cell cell();

  /** What became of it. */
  CellStatus status();

  /** What became of it in words, for readers. */
  default String ending() {
    return status().word();
  }

  /** Why it failed, was skipped or ended early; empty otherwise. */
  String reason();

  /** The batch that it is, if it is one. */
  default Optional<BatchCell> batch() {
    return BatchCell.of(cell());
  }

  /** What was measured of it, if anything was. */
  default Optional<MeasuredCell> measured() {
    return this instanceof MeasuredCell measured ? Optional.of(measured) : Optional.empty();
  }
}
