/**
 * Measures: the plan of cells, the rounds in which they are measured, the driver that has JMH
 * measure one fork, and the journal that keeps what was measured. What the numbers mean is said
 * elsewhere.
 */
@NullMarked
package speedup.run;

import org.jspecify.annotations.NullMarked;
