/**
 * Flags over HTTP: country codes, the pictures, the site that serves them in a JVM of its own, and
 * the client that downloads them. Not here: how many downloads run at once (a strategy's work) and
 * what is printed about them.
 */
@NullMarked
package speedup.flags;

import org.jspecify.annotations.NullMarked;
