/** Tests of what a reader gets to see of a run: summaries, notes, tables. */
@NullMarked
package speedup.report;

import org.jspecify.annotations.NullMarked;
