/** Tests of a run: its cells, the order of its rounds, its journal, and the guard of its forks. */
@NullMarked
package speedup.run;

import org.jspecify.annotations.NullMarked;
