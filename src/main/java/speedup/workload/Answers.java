package speedup.workload;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Compares the results of a batch with the right ones. */
public final class Answers {

  private Answers() {}

  /**
   * Checks that there is one result a task and that each is the right one.
   *
   * @param right gives the right result of a task
   * @throws WrongAnswerException naming the first task whose result is not right
   */
  public static <T, R> void checkEach(
      List<? extends T> tasks, List<? extends R> results, Function<? super T, ? extends R> right)
      throws WrongAnswerException {
    if (results.size() != tasks.size()) {
      throw new WrongAnswerException(results.size() + " results for " + tasks.size() + " tasks");
    }
    for (int i = 0; i < tasks.size(); i++) {
      R expected = right.apply(tasks.get(i));
      if (!Objects.equals(results.get(i), expected)) {
        throw new WrongAnswerException(
            tasks.get(i) + " gave " + results.get(i) + " and should give " + expected);
      }
    }
  }
}
