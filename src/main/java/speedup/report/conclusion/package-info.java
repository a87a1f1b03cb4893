/**
 * What the figures of a run amount to, in sentences: a recommendation, how far it scales, where it
 * breaks even. Nothing is measured or laid out here.
 */
@NullMarked
package speedup.report.conclusion;

import org.jspecify.annotations.NullMarked;
