package speedup.run;

import java.util.Map;

/** Cells for tests. */
public final class Cells {

  /** What the others are compared with. */
  public static final Cell SEQUENTIAL = primes("sequential", 1);

  public static final Cell FIXED = primes("fixed", 2);
  public static final Cell VIRTUAL = primes("virtual", 2);
  public static final Cell TWIN = SEQUENTIAL.twin();

  private Cells() {}

  /** A cell of the prime check. */
  public static Cell primes(String strategy, int workers) {
    return of("PrimeCheckBenchmark.primes", strategy, workers);
  }

  /** A cold cell. */
  public static Cell of(String benchmark, String strategy, int workers) {
    return Cell.of(
        "speedup.benchmark." + benchmark,
        Map.of("strategy", strategy, "workers", Integer.toString(workers), "lifecycle", "cold"));
  }
}
