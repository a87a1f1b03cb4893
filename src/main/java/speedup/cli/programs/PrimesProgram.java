package speedup.cli.programs;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import speedup.strategy.BatchException;
import speedup.strategy.BatchExecutor;
import speedup.strategy.Strategy;
import speedup.workload.PrimeCheck;
import speedup.workload.Task;
import speedup.workload.Timed;

/**
 * Checks which numbers are prime, the largest first, and prints a line a number in that order: the
 * number, {@code P} if it is prime, and the seconds for it alone.
 */
public final class PrimesProgram {

  private final List<PrimeCheck> checks;

  /** Creates the program for these numbers. */
  public PrimesProgram(List<PrimeCheck> checks) {
    this.checks =
        checks.stream().sorted(Comparator.comparingLong(PrimeCheck::number).reversed()).toList();
  }

  /**
   * Runs the program.
   *
   * @param workers how many numbers are checked at once
   * @return whether each is prime, the largest number first
   */
  public List<Boolean> run(Strategy strategy, int workers, PrintWriter out)
      throws BatchException, InterruptedException {
    out.printf(
        "Checking %s with %s (%s):%n",
        Words.count(checks.size(), "number"), Words.count(workers, "worker"), strategy);
    out.flush();
    Boolean[] primes = new Boolean[checks.size()];
    long start = System.nanoTime();
    try (BatchExecutor executor = strategy.open(workers)) {
      List<Task<Timed.Answer<Boolean>>> tasks =
          checks.stream().<Task<Timed.Answer<Boolean>>>map(Timed::new).toList();
      executor.execute(
          tasks,
          new InOrder<Timed.Answer<Boolean>>((index, answer) -> {
            primes[index] = answer.result();
            out.println(line(checks.get(index).number(), answer));
            out.flush();
          }));
    }
    out.println("Total time: " + Words.seconds(Duration.ofNanos(System.nanoTime() - start)));
    out.flush();
    return List.of(primes);
  }

  private static String line(long number, Timed.Answer<Boolean> answer) {
    return String.format(
        Locale.ROOT,
        "%16d  %s  %9.6fs",
        number,
        answer.result() ? "P" : " ",
        answer.time().toNanos() / 1e9);
  }
}
