/**
 * The figures of a cell, each once: what it is called, what it means, and how it is written. The
 * files and tables of a run go through this list.
 */
@NullMarked
package speedup.report.figure;

import org.jspecify.annotations.NullMarked;
