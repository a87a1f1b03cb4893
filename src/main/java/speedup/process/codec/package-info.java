/**
 * Objects to bytes and back: what travels between two JVMs with the same classes, within limits of
 * depth and size. That the bytes go to another process, and how, does not live here.
 */
@NullMarked
package speedup.process.codec;

import org.jspecify.annotations.NullMarked;
