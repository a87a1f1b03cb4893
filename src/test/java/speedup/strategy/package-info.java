/** Tests of the strategies: one contract that each of them keeps, and what is its own. */
@NullMarked
package speedup.strategy;

import org.jspecify.annotations.NullMarked;
