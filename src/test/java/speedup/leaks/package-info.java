/** What a test leaves behind: registered for all tests of the packages that start something. */
@NullMarked
package speedup.leaks;

import org.jspecify.annotations.NullMarked;
