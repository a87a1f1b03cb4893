/** Tests of the scripts around the jar, which is a stand-in here. */
@NullMarked
package speedup.build.scripts;

import org.jspecify.annotations.NullMarked;
