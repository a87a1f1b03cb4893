/**
 * What numbers say and how sure they are: intervals, ratios, comparisons, fits, and when to stop
 * measuring. Pure functions over numbers: nothing here measures, reads, writes, starts a thread, or
 * draws a random number that does not follow from a seed given to it.
 *
 * <p>The unit of every statistic is the <em>fork mean</em>: the mean of the iterations of one fork.
 * Iterations of one fork are not independent of each other and never take its place.
 */
@NullMarked
package speedup.stats;

import org.jspecify.annotations.NullMarked;
