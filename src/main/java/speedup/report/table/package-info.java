/**
 * The report of a run to read in a terminal or as Markdown: header, speedup tables, figures, notes.
 */
@NullMarked
package speedup.report.table;

import org.jspecify.annotations.NullMarked;
