package speedup.benchmark;

import org.openjdk.jmh.annotations.Param;

/** What the byte work has in common: its jobs can be made larger or smaller. */
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
