/**
 * The report of a run as one page for a browser, with curves and every fork as a dot; everything it
 * needs is in it.
 */
@NullMarked
package speedup.report.page;

import org.jspecify.annotations.NullMarked;
