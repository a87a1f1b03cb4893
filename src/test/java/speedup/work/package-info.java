/** Tests of what becomes of somebody's own work. */
@NullMarked
package speedup.work;

import org.jspecify.annotations.NullMarked;
