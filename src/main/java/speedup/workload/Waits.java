package speedup.workload;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Tasks that wait, as many as there are workers: all of them at once. No batch can take less than
 * one of them; what it takes longer, and what it holds meanwhile, is what waiting costs.
 */
public final class Waits implements Workload<Integer> {

  /** How long each waits, in milliseconds. */
  public static final int MILLIS = 200;

  /** What is known of the workload before a batch is made. */
  public static final WorkloadType TYPE = new WorkloadType("crowd", true, false);

  private final List<Wait> tasks;

  /**
   * Creates a batch.
   *
   * @param count of tasks
   */
  public Waits(int count) {
    tasks = IntStream.range(0, count).mapToObj(number -> new Wait(number, MILLIS)).toList();
  }

  @Override
  public String name() {
    return TYPE.name();
  }

  @Override
  public boolean computes() {
    return TYPE.computes();
  }

  @Override
  public List<Wait> tasks() {
    return tasks;
  }

  @Override
  public void check(List<? extends Integer> results) throws WrongAnswerException {
    for (int number = 0; number < results.size(); number++) {
      if (results.get(number) != number) {
        throw new WrongAnswerException(
            tasks.get(number) + " gave " + results.get(number) + " and not its number");
      }
    }
  }
}
