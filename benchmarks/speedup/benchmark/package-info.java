/** The JMH benchmarks, one class a workload. Each measures one whole batch, its answer checked. */
@NullMarked
package speedup.benchmark;

import org.jspecify.annotations.NullMarked;
