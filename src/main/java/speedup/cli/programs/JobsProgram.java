package speedup.cli.programs;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import speedup.strategy.BatchException;
import speedup.strategy.BatchExecutor;
import speedup.strategy.Strategy;
import speedup.workload.Workload;
import speedup.workload.WrongAnswerException;

/**
 * Runs the jobs of a workload and prints a line a job as they complete, and at last the number of
 * workers and the time that all took, the start of the pool included.
 *
 * @param <R> the type of a job's result
 */
public final class JobsProgram<R> {

  private final Workload<R> workload;
  private final Function<? super R, String> line;

  /**
   * Creates the program.
   *
   * @param line what to print of a result
   */
  public JobsProgram(Workload<R> workload, Function<? super R, String> line) {
    this.workload = workload;
    this.line = line;
  }

  /**
   * Runs the program.
   *
   * @param workers how many jobs are worked on at once
   * @throws WrongAnswerException if the jobs gave a wrong answer; no time is printed then
   */
  public void run(Strategy strategy, int workers, PrintWriter out)
      throws BatchException, WrongAnswerException, InterruptedException {
    List<R> results = new ArrayList<>(Collections.nCopies(workload.tasks().size(), null));
    long start = System.nanoTime();
    try (BatchExecutor executor = strategy.open(workers)) {
      executor.<R>execute(
          workload.tasks(),
          (index, result) -> {
            results.set(index, result);
            out.println(line.apply(result));
            out.flush();
          });
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    workload.check(results);
    out.printf("%s, elapsed time: %s%n", Words.count(workers, "worker"), Words.seconds(elapsed));
    out.flush();
  }
}
