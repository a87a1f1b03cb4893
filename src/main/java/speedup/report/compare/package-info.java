/**
 * Says what became faster or slower between two results: stored runs, or result files that JMH
 * wrote. The statistics themselves are in {@code speedup.stats}.
 */
@NullMarked
package speedup.report.compare;

import org.jspecify.annotations.NullMarked;
