/**
 * What profilers recorded in the forks of a run, as pictures. How it was recorded is not known here.
 */
@NullMarked
package speedup.report.profile;

import org.jspecify.annotations.NullMarked;
