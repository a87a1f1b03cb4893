/** Tests of Speedup's own kind of cell. */
@NullMarked
package speedup.batch;

import org.jspecify.annotations.NullMarked;
