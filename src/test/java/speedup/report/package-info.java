/** Tests of the reports. */
@NullMarked
package speedup.report;

import org.jspecify.annotations.NullMarked;
