/**
 * The files that a run is written to: CSV, JSON, JMH's own format, Markdown and the page. Its
 * packages hold, from the ground up, text, summary, conclusion, table and page, and beside them
 * compare and history. Nothing is measured here.
 */
@NullMarked
package speedup.report;

import org.jspecify.annotations.NullMarked;
