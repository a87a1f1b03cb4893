/** Tests of this package. */
@NullMarked
package speedup.report.page;

import org.jspecify.annotations.NullMarked;
