/** Tests of what the build gathers so that the jar may be given away. */
@NullMarked
package speedup.packaging;

import org.jspecify.annotations.NullMarked;
