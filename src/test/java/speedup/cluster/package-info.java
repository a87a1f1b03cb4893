/** Tests of the cluster: its contract, its faults, its speed is for the benchmarks. */
@NullMarked
package speedup.cluster;

import org.jspecify.annotations.NullMarked;
