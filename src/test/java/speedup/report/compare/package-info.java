/** Tests of this package. */
@NullMarked
package speedup.report.compare;

import org.jspecify.annotations.NullMarked;
