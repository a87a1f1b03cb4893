/** Tests of what the original programs print. */
@NullMarked
package speedup.cli.programs;

import org.jspecify.annotations.NullMarked;
