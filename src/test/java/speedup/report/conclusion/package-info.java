/** Tests of this package. */
@NullMarked
package speedup.report.conclusion;

import org.jspecify.annotations.NullMarked;
