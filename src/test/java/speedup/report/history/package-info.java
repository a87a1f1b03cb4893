@NullMarked
package speedup.report.history;

import org.jspecify.annotations.NullMarked;
