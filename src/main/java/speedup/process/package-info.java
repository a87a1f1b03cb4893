/**
 * The process pool: an {@link java.util.concurrent.ExecutorService} whose workers are JVMs. What
 * the tasks compute, and how a batch of them is measured, does not live here.
 */
@NullMarked
package speedup.process;

import org.jspecify.annotations.NullMarked;
