/** Tests of this package. */
@NullMarked
package speedup.report.cell;

import org.jspecify.annotations.NullMarked;
