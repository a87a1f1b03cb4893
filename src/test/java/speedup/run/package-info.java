/** Tests of a run: its cells, the order of its rounds, its journal. */
@NullMarked
package speedup.run;

import org.jspecify.annotations.NullMarked;
