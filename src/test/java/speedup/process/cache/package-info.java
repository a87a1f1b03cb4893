/** Tests of what a cache is good for. */
@NullMarked
package speedup.process.cache;

import org.jspecify.annotations.NullMarked;
