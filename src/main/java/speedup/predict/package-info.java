/**
 * What a batch would take on other numbers of workers, tasks and processors: a discrete-event
 * simulation of independent tasks, and the costs that it is given. It reads stored runs; it
 * measures nothing and formats no text. There is no network and no graph of tasks in it.
 */
@NullMarked
package speedup.predict;

import org.jspecify.annotations.NullMarked;
