/**
 * The command line: parses what the user typed, calls the packages below, and prints. It decides
 * nothing about measuring and works out no figure.
 */
@NullMarked
package speedup.cli;

import org.jspecify.annotations.NullMarked;
