/** Tests of the statistics: against published values, a second way to compute, or simulation. */
@NullMarked
package speedup.stats;

import org.jspecify.annotations.NullMarked;
