package speedup.workload;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Tasks of the same size that only compute: what a strategy takes beside them is what it costs.
 *
 * <p>The size is nominal: the steps of a microsecond are those of the machine that the benchmarks
 * are tuned on, and the sequential cell shows what they take where they are measured.
 */
public final class Spins implements Workload<Long> {

  /** The parameter that says how long a task computes, in microseconds. */
  public static final String MICROS = "micros";

  private static final int LARGEST = 1_000_000;

  /** What is known of the workload before a batch is made. */
  public static final WorkloadType TYPE =
      new WorkloadType("grain", false, true, Parameter.wholeNumber(MICROS, 1, LARGEST));

  /** 1.74 ns a step, of six operations one after the other. */
  private static final long STEPS_OF_A_MICROSECOND = 575;

  private static final int MOST_TASKS = 10_000;
  private static final int LEAST_TASKS = 20;
  private static final int MICROS_OF_A_BATCH = 200_000;

  private final List<Spin> tasks;
  private final List<Long> answers;

  /**
   * Creates a batch: of 200 ms where that is from 20 to 10,000 tasks.
   *
   * @param micros how long a task computes, in microseconds, from 1 to 1,000,000
   */
  public Spins(int micros) {
    int count = Math.clamp(MICROS_OF_A_BATCH / micros, LEAST_TASKS, MOST_TASKS);
    tasks =
        IntStream.range(0, count)
            .mapToObj(task -> new Spin(STEPS_OF_A_MICROSECOND * micros, task + 1))
            .toList();
    SpinAnswer answer = SpinAnswer.after(STEPS_OF_A_MICROSECOND * micros);
    answers = tasks.stream().map(task -> answer.of(task.seed())).toList();
  }

  @Override
  public String name() {
    return TYPE.name();
  }

  @Override
  public List<Spin> tasks() {
    return tasks;
  }

  @Override
  public void check(List<? extends Long> results) throws WrongAnswerException {
    if (!results.equals(answers)) {
      throw new WrongAnswerException(
          "of %d tasks that spin, %d gave another number than their steps do"
              .formatted(
                  tasks.size(),
                  IntStream.range(0, tasks.size())
                      .filter(task -> !results.get(task).equals(answers.get(task)))
                      .count()));
    }
  }
}
