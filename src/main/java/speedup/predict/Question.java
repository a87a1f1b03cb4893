package speedup.predict;

import java.util.List;

/**
 * What is to be predicted.
 *
 * @param strategies their words
 * @param workers numbers of workers, each from 1 to {@link Scenario#MOST_WORKERS}
 * @param tasks of the bag, from 1 to {@link Predictor#MOST_TASKS}
 * @param machines what they run on
 */
public record Question(
    List<String> strategies, List<Integer> workers, int tasks, Machines machines) {

  /** Copies the lists and checks the numbers. */
  public Question {
    strategies = List.copyOf(strategies);
    workers = List.copyOf(workers);
    if (tasks < 1 || tasks > Predictor.MOST_TASKS) {
      throw new IllegalArgumentException(
          "tasks is from 1 to " + Predictor.MOST_TASKS + ", and this is " + tasks);
    }
  }
}
