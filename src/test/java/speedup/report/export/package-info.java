/** Tests of this package. */
@NullMarked
package speedup.report.export;

import org.jspecify.annotations.NullMarked;
