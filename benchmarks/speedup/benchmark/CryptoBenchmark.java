package speedup.benchmark;

import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;

/**
 * What the byte work has in common: its jobs can be made larger or smaller.
 *
 * <p>The heap is as large from the start as it may become. A batch of {@code scale=16} makes 50 to
 * 190 MB of short-lived arrays, and a heap that G1 enlarges every few batches makes that batch 1.4
 * to 3 times as slow, for its pages are touched for the first time: iterations 3 and 7 of SHA-256
 * with two workers took 250 ms to 285 ms and 370 ms to 500 ms where the others took 135 ms, in six
 * forks of six. The smaller it is the sooner all of it has been touched. Whoever names a heap size
 * on the command line has that and no other.
 */
@Fork(
    value = 3,
    jvmArgsPrepend = {"-Xms384m", "-Xmx384m"})
public abstract class CryptoBenchmark<R> extends BatchBenchmark<R> {

  @Param({"1", "2", "4"})
  int workers;

  // A sequential batch of a few tenths of a second: long against a pool of threads, short against a
  // round.
  @Param({"16"})
  double scale;

  @Override
  final int workers() {
    return workers;
  }
}
