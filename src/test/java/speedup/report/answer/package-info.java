/** Tests of the answer. */
@NullMarked
package speedup.report.answer;

import org.jspecify.annotations.NullMarked;
