package speedup.workload;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Inputs and a function of them, whose right answer is what the calling thread gets. */
final class FunctionWorkload<I, R> implements Workload<R>, Serializable {

  private static final long serialVersionUID = 1L;

  private final String name;

  @SuppressWarnings("serial") // It is as serializable as the inputs are.
  private final ArrayList<FunctionTask<I, R>> tasks = new ArrayList<>();

  private transient @Nullable List<R> answer;

  FunctionWorkload(
      String name, List<? extends I> inputs, TaskFunction<? super I, ? extends R> function) {
    this.name = Objects.requireNonNull(name, "name");
    inputs.forEach(input -> tasks.add(new FunctionTask<>(name, input, function)));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<? extends Task<R>> tasks() {
    return Collections.unmodifiableList(tasks);
  }

  @Override
  public void open() throws Exception {
    List<R> results = new ArrayList<>(tasks.size());
    for (FunctionTask<I, R> task : tasks) {
      results.add(task.call());
    }
    answer = results;
  }

  @Override
  public void check(List<? extends R> results) throws WrongAnswerException {
    List<R> right = answer;
    if (right == null) {
      throw new IllegalStateException(name + " is checked before it was opened");
    }
    if (results.size() != right.size()) {
      throw new WrongAnswerException(results.size() + " results for " + right.size() + " tasks");
    }
    for (int i = 0; i < right.size(); i++) {
      if (!Objects.deepEquals(results.get(i), right.get(i))) {
        throw new WrongAnswerException(
            "%s gave %s and gives %s when it runs alone"
                .formatted(tasks.get(i), results.get(i), right.get(i)));
      }
    }
  }
}
