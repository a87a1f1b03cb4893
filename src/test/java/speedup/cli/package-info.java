/** Tests of the command line: through processes, as a user starts it. */
@NullMarked
package speedup.cli;

import org.jspecify.annotations.NullMarked;
