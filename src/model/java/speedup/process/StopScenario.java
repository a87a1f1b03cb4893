package speedup.process;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A pool is stopped while a thread submits two tasks. Races: a task is taken from the queue by a
 * worker, and given back. Wrong would be a task that is both done and given back, or neither.
 */
final class StopScenario extends Scenario {

  private final PoolModel pool = new PoolModel(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile List<Runnable> returned = List.of();

  @Override
  void play() throws Exception {
    start("submitter", this::submit);
    returned = pool.stop();
    stopped.countDown();
    pool.awaitTermination();
    join();
  }

  private void submit() throws InterruptedException {
    List<RemoteFuture<Integer>> tasks = List.of(pool.task(0), pool.task(1));
    boolean[] taken = {pool.takes(tasks.get(0)), pool.takes(tasks.get(1))};
    stopped.await();
    pool.awaitQuiescence();
    for (int i = 0; i < taken.length; i++) {
      boolean back = returned.contains(tasks.get(i));
      boolean done = tasks.get(i).isDone();
      check(!(back && done), "task " + i + " is done and given back");
      check((back || done) == taken[i], "task " + i + " is neither done nor given back");
      check(!back || pool.runs(i) == 0, "task " + i + " is given back, and a worker has done it");
    }
  }
}
