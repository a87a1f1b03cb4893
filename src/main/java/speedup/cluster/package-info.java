/**
 * The distributed engine: an {@link java.util.concurrent.ExecutorService} whose tasks run on the
 * members of a Hazelcast cluster. Optional: its classes are loaded when a cluster is asked for, and
 * not before. What the tasks compute, and how a batch of them is measured, does not live here.
 */
@NullMarked
package speedup.cluster;

import org.jspecify.annotations.NullMarked;
