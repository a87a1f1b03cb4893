/**
 * What a cell is and what it is called, for results of any benchmark: two results are of the same
 * cell only if benchmark, mode, threads, parameters and variant agree. What was measured of it is
 * not known here.
 */
@NullMarked
package speedup.report.cell;

import org.jspecify.annotations.NullMarked;
