/** Tests of the scripts around the jar, which is a stand-in here. They are written for Linux. */
@NullMarked
package speedup.build.scripts;

import org.jspecify.annotations.NullMarked;
