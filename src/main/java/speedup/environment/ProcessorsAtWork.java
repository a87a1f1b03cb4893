package speedup.environment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What the processors get done when work keeps their cores busy, as opposed to what the system says
 * of them. A virtual machine is told that each of its processors is a core, and may be given a
 * thread of one: how much that gets done depends on what the other thread, another machine's, does
 * just then, and nothing that is counted shows it.
 *
 * @param processors how many worked at once
 * @param together their work over the work of one alone: what no CPU-bound speedup exceeds
 * @param variation by how much the work of one alone varied within a second: from the tenth to the
 *     ninetieth percentile, over the median
 */
record ProcessorsAtWork(int processors, double together, double variation) {

  /** As long as it takes to be scheduled many times, and short beside what changes on the host. */
  private static final long TURN_NANOS = 50_000_000;

  /** Each is one turn of all and one of one: the median passes over what disturbs some of them. */
  private static final int PAIRS = 11;

  private static final int STEPS = 10_000;

  @SuppressWarnings("UnusedVariable") // keeps the work, whose result it is, from being left out
  private static volatile long sink;

  /** Measures it, which takes a second. */
  static ProcessorsAtWork measure(int processors) throws InterruptedException {
    try (ExecutorService pool = Executors.newFixedThreadPool(processors)) {
      double unusedBeforeCompilation = work(pool, processors) + work(pool, 1);
      double[] factors = new double[PAIRS];
      double[] ofOne = new double[PAIRS];
      for (int pair = 0; pair < PAIRS; pair++) {
        double ofAll = work(pool, processors);
        ofOne[pair] = work(pool, 1);
        factors[pair] = ofAll / ofOne[pair];
      }
      Arrays.sort(factors);
      Arrays.sort(ofOne);
      double spread = ofOne[PAIRS - 2] - ofOne[1];
      return new ProcessorsAtWork(processors, factors[PAIRS / 2], spread / ofOne[PAIRS / 2]);
    }
  }

  private static double work(ExecutorService pool, int threads) throws InterruptedException {
    long end = System.nanoTime() + TURN_NANOS;
    List<Callable<Long>> turns = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      long seed = thread;
      turns.add(() -> workUntil(end, seed));
    }
    long sum = 0;
    for (Future<Long> turn : pool.invokeAll(turns)) {
      try {
        sum += turn.get();
      } catch (ExecutionException e) {
        throw new AssertionError("the work cannot fail", e);
      }
    }
    return Math.max(1, sum);
  }

  /** Does this much work in the calling thread. */
  static void work(int units) {
    for (int unit = 0; unit < units; unit++) {
      sink = keepACoreBusy(unit);
    }
  }

  private static long workUntil(long end, long seed) {
    long done = 0;
    while (System.nanoTime() < end) {
      sink = keepACoreBusy(seed + done);
      done++;
    }
    return done;
  }

  /** Eight chains that do not wait for each other, of xorshift (G. Marsaglia, 2003) and a count. */
  private static long keepACoreBusy(long seed) {
    long a = seed;
    long b = seed + 1;
    long c = seed + 2;
    long d = seed + 3;
    long e = seed + 4;
    long f = seed + 5;
    long g = seed + 6;
    long h = seed + 7;
    for (int step = 0; step < STEPS; step++) {
      a ^= a << 13;
      b ^= b << 13;
      c ^= c << 13;
      d ^= d << 13;
      e ^= e << 13;
      f ^= f << 13;
      g ^= g << 13;
      h ^= h << 13;
      a = (a ^ (a >>> 7)) + step;
      b = (b ^ (b >>> 7)) + step;
      c = (c ^ (c >>> 7)) + step;
      d = (d ^ (d >>> 7)) + step;
      e = (e ^ (e >>> 7)) + step;
      f = (f ^ (f >>> 7)) + step;
      g = (g ^ (g >>> 7)) + step;
      h = (h ^ (h >>> 7)) + step;
    }
    return a ^ b ^ c ^ d ^ e ^ f ^ g ^ h;
  }
}
