/** Tests of the flags, their site and their client; all of them on the loopback interface. */
@NullMarked
package speedup.flags;

import org.jspecify.annotations.NullMarked;
