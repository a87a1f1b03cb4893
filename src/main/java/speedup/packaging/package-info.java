/**
 * What the build does so that the jar may be given away: it gathers the licences of all that is
 * packed. Run by the build alone, and not packed itself.
 */
@NullMarked
package speedup.packaging;

import org.jspecify.annotations.NullMarked;
