/** Tests of the process pool: its contract, its faults, its speed is for the benchmarks. */
@NullMarked
package speedup.process;

import org.jspecify.annotations.NullMarked;
