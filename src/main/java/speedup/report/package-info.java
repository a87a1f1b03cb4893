/**
 * From a run's record to something to read: speedup tables as text, Markdown, CSV and JSON, and
 * JMH's own result file. Nothing is measured here.
 */
@NullMarked
package speedup.report;

import org.jspecify.annotations.NullMarked;
