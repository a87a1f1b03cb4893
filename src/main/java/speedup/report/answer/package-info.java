/**
 * What a person sees first of a run: the speedup tables, one line a workload that says what to
 * take, and what to do next. Everything else that is known of a run is not here.
 */
@NullMarked
package speedup.report.answer;

import org.jspecify.annotations.NullMarked;
