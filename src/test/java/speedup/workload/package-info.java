/** Tests of the workloads: against published answers, or a second way to work them out. */
@NullMarked
package speedup.workload;

import org.jspecify.annotations.NullMarked;
