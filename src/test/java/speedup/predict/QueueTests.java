package speedup.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The simulation of tasks that come at random against the formulas of queues. One bag can be right
 * by chance; these are wrong if any event is handled in a wrong order.
 */
final class QueueTests {

  private static final long SEED = 17;

  /**
   * A. K. Erlang, 1917: the share of tasks that have to wait for one of the servers. The tolerances
   * are three times what ten seeds differ by.
   */
  @ParameterizedTest
  @CsvSource({
    "10, 8, 0.40918, 400000, 0.012",
    "100, 90, 0.21694, 1000000, 0.02",
    "1000, 950, 0.06825, 2000000, 0.03"
  })
  void tasksWaitAsOftenAsErlangsFormulaSays(
      int servers, double load, double probability, int tasks, double tolerance) {
    assertThat(ErlangC.probability(servers, load)).isCloseTo(probability, within(5e-6));
    SplittableRandom random = new SplittableRandom(SEED);
    double[] arrivals = arrivals(tasks, load, random);
    Waits waits = new Waits(arrivals, tasks / 10);

    double unused =
        Simulation.run(
            Scenario.ideal(servers), arrivals, ExactResultTests.exponential(tasks, random), waits);

    assertThat(waits.share()).isCloseTo(probability, within(tolerance));
  }

  /**
   * M. Mitzenmacher, "Analyses of Load Stealing Models Based on Families of Differential
   * Equations", 2001, the model in which a worker that has become idle once asks a random one for
   * one task. The figures are of infinitely many workers; some hundreds take a little longer.
   */
  @ParameterizedTest
  @CsvSource({
    "0.5, 1.618",
    "0.7, 2.107",
    "0.8, 2.562",
    "0.9, 3.541",
    "0.95, 4.887",
    "0.99, 10.462"
  })
  void stolenTasksAreThereForAsLongAsMitzenmacherSays(double load, double published) {
    int workers = load > 0.98 ? 1024 : 256;
    int tasks = load > 0.98 ? 6_000_000 : 1_000_000;
    SplittableRandom random = new SplittableRandom(SEED);
    double[] arrivals = arrivals(tasks, load * workers, random);
    double[] times = ExactResultTests.exponential(tasks, random);

    double mean =
        Stealing.meanTime(
            workers, new Stealing.Rules(0, false, false), arrivals, times, tasks / 2, SEED);

    assertThat(mean).isCloseTo(published, within(published * (load > 0.98 ? 0.06 : 0.02)));
  }

  /**
   * N. Gast, M. Khatiri, D. Trystram, F. Wagner, "A new analysis of Work Stealing with latency",
   * 2018 (arXiv 1805.00857): beside its share of the work W, a bag that one worker holds takes a
   * multiple of λ·log2(W/2λ), observed about 4 and proven 16. Brent's bound is the one below.
   */
  @ParameterizedTest
  @CsvSource({"32, 2, 100000", "32, 50, 100000", "64, 10, 200000", "128, 5, 400000"})
  void aBagThatOneWorkerHoldsIsStolenInTheTimeThatIsProven(int workers, double latency, int tasks) {
    double[] times = new double[tasks];
    Arrays.fill(times, 1);
    double sum = 0;
    int bags = 5;
    for (int seed = 1; seed <= bags; seed++) {
      double makespan = Stealing.makespan(workers, 1, latency, times, seed);
      double steals = latency * Math.log(tasks / (2 * latency)) / Math.log(2);
      double factor = (makespan - (double) tasks / workers) / steals;
      assertThat(factor).as("seed %d", seed).isGreaterThan(0).isLessThan(16);
      sum += factor;
    }
    assertThat(sum / bags).isBetween(1.0, 6.0);
  }

  /** The only way: the question takes 0.5, the answer with the larger half takes 0.5, then 2. */
  @Test
  void aQuestionAndItsAnswerBothTakeTheLatency() {
    assertThat(Stealing.makespan(2, 1, 0.5, new double[] {2, 2}, SEED)).isEqualTo(3);
  }

  /**
   * Three workers, of which one holds four tasks of 10, and a latency of 1: it takes 20 if one
   * thief takes two tasks and the other one of these from it, and more if nothing is taken of
   * these. Who asks whom is drawn: the first question of one has to go to the holder and that of
   * the other to the first, which then has its tasks on their way; only the next one can get one,
   * and goes there half of the times. If none goes to the holder all of it begins again, so that q
   * = 1/4 + q/4. Were tasks taken that are on their way, it would be 1/2.
   */
  @Test
  void tasksOnTheirWayAreNotStolen() {
    int bags = 3_000;
    int of20 = 0;
    for (int seed = 1; seed <= bags; seed++) {
      of20 += Stealing.makespan(3, 1, 1, new double[] {10, 10, 10, 10}, seed) == 20 ? 1 : 0;
    }

    // Five standard errors.
    assertThat(of20 / (double) bags).isCloseTo(1 / 3.0, within(0.043));
  }

  private static double[] arrivals(int tasks, double rate, SplittableRandom random) {
    double[] arrivals = ExactResultTests.exponential(tasks, random);
    double now = 0;
    for (int task = 0; task < tasks; task++) {
      now += arrivals[task] / rate;
      arrivals[task] = now;
    }
    return arrivals;
  }

  /** Counts the tasks that did not start when they came, without the first ones. */
  private static final class Waits implements Simulation.Watcher {

    private final double[] arrivals;
    private final int from;
    private int waited;

    Waits(double[] arrivals, int from) {
      this.arrivals = arrivals;
      this.from = from;
    }

    double share() {
      return waited / (double) (arrivals.length - from);
    }

    @Override
    public void started(int task, double time) {
      if (task >= from && time > arrivals[task]) {
        waited++;
      }
    }

    @Override
    public void ended(int task, double time) {}
  }

  /** The formula itself, by its recursion over the servers. */
  private static final class ErlangC {

    static double probability(int servers, double load) {
      double blocked = 1;
      for (int server = 1; server <= servers; server++) {
        blocked = load * blocked / (server + load * blocked);
      }
      return blocked / (1 - load / servers * (1 - blocked));
    }
  }
}
