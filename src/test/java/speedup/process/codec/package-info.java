/** Tests of what travels, without a process. */
@NullMarked
package speedup.process.codec;

import org.jspecify.annotations.NullMarked;
