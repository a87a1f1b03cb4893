/**
 * Draws the pictures of the flags while Speedup is built. Nothing here is needed, or packed, where
 * Speedup runs.
 */
@NullMarked
package speedup.flags.painting;

import org.jspecify.annotations.NullMarked;
