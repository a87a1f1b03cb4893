/**
 * Model checks of what the threads of a process pool share. Each scenario runs the pool's own
 * classes under a scheduler that chooses, one step at a time, which thread goes on; what is not the
 * pool's, its processes and pipes, is modelled.
 */
@NullMarked
package speedup.process;

import org.jspecify.annotations.NullMarked;
