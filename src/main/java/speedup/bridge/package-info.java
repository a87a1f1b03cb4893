/**
 * The little that runs beside somebody else's benchmarks, in a JVM of its own: it has their JMH
 * list and measure them. It is compiled for Java 8 against what all versions of JMH from 1.21 on
 * have in common, and knows nothing of Speedup.
 */
package speedup.bridge;
