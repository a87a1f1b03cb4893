/** Tests of Speedup for programs. */
@NullMarked
package speedup;

import org.jspecify.annotations.NullMarked;
