package speedup.process;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A pool of two workers is shut down while two threads submit. Races: the life of the pool is
 * looked at by who submits, and ended; a worker sees that nothing is left for it. Wrong would be a
 * task that was taken and is not done, or is done twice; or a pool that does not terminate, or does
 * so too early.
 */
final class ShutdownScenario extends Scenario {

  private final PoolModel pool = new PoolModel(2);
  private final List<RemoteFuture<Integer>> tasks = Stream.of(0, 1, 2, 3).map(pool::task).toList();
  private final AtomicInteger ended = new AtomicInteger();
  private final boolean[] taken = new boolean[tasks.size()];

  @Override
  void play() throws Exception {
    tasks.forEach(task -> task.whenDone(ended::incrementAndGet));
    submit(0);
    start("submitter-a", () -> submit(1, 2));
    start("submitter-b", () -> submit(3));
    pool.shutDown();
    pool.awaitTermination();
    int endedByThen = ended.get();
    join();
    int all = 0;
    for (boolean one : taken) {
      all += one ? 1 : 0;
    }
    check(taken[0], "a running pool refuses a task");
    check(ended.get() == all, all + " tasks were taken, and " + ended + " have ended");
    check(endedByThen == all, "the pool has terminated before its tasks");
  }

  private void submit(int... numbers) throws InterruptedException {
    for (int number : numbers) {
      RemoteFuture<Integer> task = tasks.get(number);
      taken[number] = pool.takes(task);
      if (taken[number]) {
        check(PoolModel.failure(task, number) == null, "a task that was taken is not done");
      }
      check(
          pool.runs(number) == (taken[number] ? 1 : 0),
          "task " + number + " was taken: " + taken[number] + ", done: " + pool.runs(number));
    }
  }
}
