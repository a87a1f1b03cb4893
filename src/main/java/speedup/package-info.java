/**
 * Speedup for programs: measures a workload without the command line, and gives the results as
 * records. What it measures, and how, is the same.
 */
@NullMarked
package speedup;

import org.jspecify.annotations.NullMarked;
