/** Tests of this package. */
@NullMarked
package speedup.report.text;

import org.jspecify.annotations.NullMarked;
