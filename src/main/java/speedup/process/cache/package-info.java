/**
 * The files that let a worker start fast: a small jar, an archive of loaded classes, and the key of
 * what they are good for. Who makes the archive, by running a worker, does not live here.
 */
@NullMarked
package speedup.process.cache;

import org.jspecify.annotations.NullMarked;
