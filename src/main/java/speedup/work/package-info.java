/**
 * Somebody's own work: workloads in a source file or a class that is none of ours. Compiled, kept
 * in the folder of the run, tried before anything is measured, and made anew in each fork.
 *
 * <p>Their code runs in JVMs of its own and never in the one that drives the run: whatever it does
 * there, the run goes on, or says what is wrong. A {@linkplain speedup.work.WorkFolder folder} a
 * workload holds all that a JVM needs to make it: the trial, the forks, and the run that is taken
 * up again later find the same one. What is measured of it is a batch like ours: a cell of the one
 * benchmark of all such workloads, with the workload and its parameters among the cell's
 * parameters.
 */
@NullMarked
package speedup.work;

import org.jspecify.annotations.NullMarked;
