package speedup.report.summary;

import speedup.run.Cell;

/**
 * A cell of which there is no figure.
 *
 * @param status what became of it
 * @param reason why; empty where the status says it all
 */
public record UnmeasuredCell(Cell cell, CellStatus status, String reason) implements CellSummary {}
