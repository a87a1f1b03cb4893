/**
 * How one cell did over all runs that were kept. What two runs say about all cells is in {@code
 * speedup.report.compare}.
 */
@NullMarked
package speedup.report.history;

import org.jspecify.annotations.NullMarked;
