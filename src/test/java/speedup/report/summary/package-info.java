/** Tests of this package. */
@NullMarked
package speedup.report.summary;

import org.jspecify.annotations.NullMarked;
