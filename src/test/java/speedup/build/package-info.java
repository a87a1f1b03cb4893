/** Tests of the source itself: its format and the order of its packages. */
@NullMarked
package speedup.build;

import org.jspecify.annotations.NullMarked;
