/** Tests of {@link speedup.jmh}. */
@NullMarked
package speedup.jmh;

import org.jspecify.annotations.NullMarked;
