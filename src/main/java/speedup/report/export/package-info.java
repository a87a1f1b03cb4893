/** Scores in the formats of other systems: those that keep series of benchmarks, and dashboards. */
@NullMarked
package speedup.report.export;

import org.jspecify.annotations.NullMarked;
