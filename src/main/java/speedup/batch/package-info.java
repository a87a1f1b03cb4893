/**
 * Speedup's own kind of cell: a workload under a strategy, with a number of workers and a
 * lifecycle. What such cells are called, which make no sense and why, and what they need beside
 * them: the flag site and the workers' cache. How they are measured is not known here.
 */
@NullMarked
package speedup.batch;

import org.jspecify.annotations.NullMarked;
