/**
 * Measures: the plan of cells, the rounds in which they are measured, the rules by which they end,
 * and the journal that keeps what was measured. How a fork is really run is said elsewhere, behind
 * {@link speedup.run.Forks}; so is what the numbers mean.
 */
@NullMarked
package speedup.run;

import org.jspecify.annotations.NullMarked;
