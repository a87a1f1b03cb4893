package speedup.process;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import speedup.process.codec.Encoding;
import speedup.process.codec.Limits;
import speedup.process.codec.Payload;

/**
 * The {@link Inbox} of a worker that gets three tasks and is then told to end. The second comes
 * when the watcher is about to fall asleep, and is interrupted, by a message that comes before it,
 * with it, or after it; every other time it waits for that. Races: the main thread takes the
 * reading back, with the next task, while the watcher takes it over; the interruption arrives while
 * its task begins or ends. Wrong would be two readers at once, a message that nobody reads, an
 * interruption that is lost, or one that hits something else.
 */
final class InboxScenario extends Scenario {

  /** By then the watcher sleeps, with the 10 looks of 5 ms that it has before it does. */
  private static final int LONGEST_PAUSE_MILLIS = 60;

  private static final int TASKS = 3;
  private static final int CANCELLED = 2;

  private static final AtomicInteger RUNS = new AtomicInteger();

  private final int run = RUNS.getAndIncrement();
  private final Pipe pipe = new Pipe("the worker's inbox");
  private final Outbox pool = new Outbox(pipe.out);
  private final CountDownLatch[] ended = new CountDownLatch[TASKS + 1];

  @Override
  void play() throws Exception {
    Payload payload = Payload.of(1, Limits.DEFAULT);
    for (int task = 1; task <= TASKS; task++) {
      ended[task] = new CountDownLatch(1);
    }
    start("main", this::work);
    for (int task = 1; task <= TASKS; task++) {
      if (task == CANCELLED) {
        Thread.sleep(run / 2 % LONGEST_PAUSE_MILLIS);
        start("canceller", () -> pool.interrupt(CANCELLED));
      }
      pool.send(MessageType.CALL, task, payload);
      ended[task].await();
    }
    pool.close();
    join();
  }

  /** As {@link WorkerMain} does. */
  private void work() throws Exception {
    MessageReader in = new MessageReader(pipe.in);
    Inbox inbox = new Inbox(in, Thread.currentThread(), parent());
    inbox.watch();
    int task = 0;
    for (int type = inbox.next(); type != MessageType.CLOSE; type = inbox.next()) {
      task++;
      check(type == MessageType.CALL && in.id() == task, "not task " + task);
      inbox.loading();
      Encoding.read(in.body(Limits.DEFAULT.bytes()), PoolModel.ADMISSION);
      in.finish();
      inbox.started(task);
      execute(task);
      inbox.finished();
      ended[task].countDown();
      check(!Thread.currentThread().isInterrupted(), "an interruption outlives its task");
    }
    check(task == TASKS, "told to end before all is done");
  }

  private void execute(int task) {
    if (task != CANCELLED) {
      check(
          !Thread.currentThread().isInterrupted(),
          "task " + task + " is interrupted, and nobody has asked for that");
    } else if (run % 2 == 0) {
      while (!Thread.interrupted()) {
        LockSupport.park(this);
      }
    }
  }

  private static long parent() {
    return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
  }
}
