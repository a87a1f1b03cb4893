/**
 * Starts Speedup on a JDK that can run it, from any {@code java} from 11 up. It is compiled for
 * Java 11 and uses nothing else of the project.
 */
package speedup.launcher;
