/** Predictions to read: what was measured beside what is predicted of it, and the curve. */
@NullMarked
package speedup.report.prediction;

import org.jspecify.annotations.NullMarked;
