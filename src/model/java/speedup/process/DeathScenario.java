package speedup.process;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A worker is killed while the pool gives it the first of two tasks. Races: its end is noticed by
 * its own thread, while another gives it a task or reads its last answer. Wrong would be a task
 * that never ends, is done twice, or fails although its worker lives; or quiescence before a future
 * is done.
 */
final class DeathScenario extends Scenario {

  private final PoolModel pool = new PoolModel(1);
  private final AtomicInteger failures = new AtomicInteger();

  @Override
  void play() throws Exception {
    RemoteFuture<Integer> first = pool.submit(0);
    start("killer", pool::killOne);
    start("submitter", () -> await(pool.submit(1), 1));
    await(first, 0);
    join();
    int next = 2;
    int before;
    do { // the pool may notice the death with this task
      before = failures.get();
      await(pool.submit(next), next);
      next++;
    } while (failures.get() > before);
    pool.shutDown();
    pool.awaitTermination();
  }

  private void await(RemoteFuture<Integer> task, int number) throws InterruptedException {
    pool.awaitQuiescence();
    check(task.isDone(), "the pool is quiescent, and a task is not done");
    Throwable failure = PoolModel.failure(task, number);
    if (failure != null) {
      check(failure instanceof WorkerDiedException, "a task fails with " + failure);
      check(failures.incrementAndGet() == 1, "one worker was killed, and two tasks fail");
    }
  }
}
