/**
 * The figures of a stored run, worked out from its forks: for each cell its time, speedup, costs
 * and state. How they are shown is not known here.
 */
@NullMarked
package speedup.report.summary;

import org.jspecify.annotations.NullMarked;
