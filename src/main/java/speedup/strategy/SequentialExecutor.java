package speedup.strategy;

import java.util.List;
import speedup.workload.Task;

/** One task after the other in the calling thread: the baseline of every speedup. */
final class SequentialExecutor implements BatchExecutor {

  @Override
  public <R> void execute(List<? extends Task<R>> tasks, ResultListener<? super R> listener)
      throws BatchException, InterruptedException {
    for (int i = 0; i < tasks.size(); i++) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      listener.completed(i, call(tasks.get(i)));
    }
  }

  private static <R> R call(Task<R> task) throws BatchException, InterruptedException {
    try {
      return task.call();
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      throw new BatchException(task, e);
    }
  }

  @Override
  public void close() {}
}
