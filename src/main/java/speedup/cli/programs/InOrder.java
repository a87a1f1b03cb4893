package speedup.cli.programs;

import java.util.HashMap;
import java.util.Map;
import speedup.strategy.BatchExecutor.ResultListener;

/**
 * Passes results on in the order of their tasks, each as soon as all before it have been passed on.
 *
 * @param <R> the type of a result
 */
public final class InOrder<R> implements ResultListener<R> {

  private final ResultListener<? super R> next;
  private final Map<Integer, R> waiting = new HashMap<>();
  private int passedOn;

  /** Creates a listener for one batch. */
  public InOrder(ResultListener<? super R> next) {
    this.next = next;
  }

  @Override
  public void completed(int index, R result) {
    waiting.put(index, result);
    for (R first = waiting.remove(passedOn); first != null; first = waiting.remove(passedOn)) {
      next.completed(passedOn, first);
      passedOn++;
    }
  }
}
