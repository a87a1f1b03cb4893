/**
 * How the tasks of a batch are executed: one file a strategy behind one narrow interface, and the
 * enum that names and opens them. What the tasks compute, and how long they take, is not known
 * here.
 */
@NullMarked
package speedup.strategy;

import org.jspecify.annotations.NullMarked;
