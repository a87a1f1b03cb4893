/** Benchmarks that behave in the ways a user's may: right, wrong, or not at all. */
@NullMarked
package speedup.jmh.dummies;

import org.jspecify.annotations.NullMarked;
