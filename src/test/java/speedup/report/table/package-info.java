/** Tests of this package. */
@NullMarked
package speedup.report.table;

import org.jspecify.annotations.NullMarked;
