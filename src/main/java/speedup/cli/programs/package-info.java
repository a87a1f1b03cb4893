/**
 * What the original programs print and how they go: reports, progress, demonstrations. The words of
 * the command line do not live here, and neither does any work: that is the packages' below.
 */
@NullMarked
package speedup.cli.programs;

import org.jspecify.annotations.NullMarked;
