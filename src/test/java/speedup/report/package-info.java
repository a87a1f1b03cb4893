/** Tests of reports: figures against a second way to work them out, tables against golden files. */
@NullMarked
package speedup.report;

import org.jspecify.annotations.NullMarked;
