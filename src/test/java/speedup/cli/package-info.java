/** Tests of the command line: what a person types, and what is printed. */
@NullMarked
package speedup.cli;

import org.jspecify.annotations.NullMarked;
