/** Tests of what is known about the machine; none of a workload or a run. */
@NullMarked
package speedup.environment;

import org.jspecify.annotations.NullMarked;
