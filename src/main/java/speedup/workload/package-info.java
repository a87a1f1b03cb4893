/**
 * What is worked on: tasks, batches of them with known right answers, and the CPU-bound workloads.
 * Pure Java: no threads are started here and nothing is read or written.
 */
@NullMarked
package speedup.workload;

import org.jspecify.annotations.NullMarked;
