/**
 * Has JMH do the work: selects its benchmarks, measures a cell in a fork of its own, watches over
 * the fork's processes, and writes its result files. It is the only package beside the command line
 * that knows JMH. Which cell is measured when, and what the journal keeps, is said elsewhere.
 */
@NullMarked
package speedup.jmh;

import org.jspecify.annotations.NullMarked;
