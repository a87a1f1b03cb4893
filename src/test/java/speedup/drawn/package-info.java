/** Tests of what must hold for any values: the values are drawn, and can be drawn again. */
@NullMarked
package speedup.drawn;

import org.jspecify.annotations.NullMarked;
