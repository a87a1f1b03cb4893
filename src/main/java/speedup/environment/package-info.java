/**
 * What machine this is, and how quiet it is right now: figures and plain sentences, captured once a
 * run and around every fork. No measuring of workloads, no tables, and nothing of JMH lives here.
 *
 * <p>What the system does not offer is {@code null} here, and "not available" to a reader; nothing
 * in this package fails because a file under {@code /proc} or {@code /sys} is missing.
 */
@NullMarked
package speedup.environment;

import org.jspecify.annotations.NullMarked;
