package speedup.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import speedup.process.codec.Admission;
import speedup.process.codec.Encoding;
import speedup.process.codec.Limits;
import speedup.process.codec.Payload;

/**
 * What the workers of one pool have in common.
 *
 * @param pool the name of the pool: the beginning of its workers' and threads' names
 * @param workers the most workers at a time
 * @param command starts a worker
 * @param start what that command does: starts a process
 * @param admission what is read of what they answer
 * @param initializer run in each worker before its first task
 * @param retirement when a worker is replaced by a fresh one, or not at all
 * @param patience how long is waited for a worker
 * @param breakOnWorkerDeath whether the death of one worker breaks the pool
 * @param queue how many tasks may wait, and what is done with one more
 * @param threads starts the pool's threads
 * @param output takes what the tasks print, line by line
 * @param listener is told when workers start and end
 */
record WorkerSettings(
    String pool,
    int workers,
    WorkerCommand command,
    Start start,
    Admission admission,
    @Nullable Payload initializer,
    Retirement retirement,
    Patience patience,
    boolean breakOnWorkerDeath,
    QueueBound queue,
    Threads threads,
    Consumer<String> output,
    WorkerListener listener) {

  /** Starts a worker's process. */
  @FunctionalInterface
  interface Start {

    /**
     * Starts one.
     *
     * @param arguments of the worker
     */
    WorkerCommand.Started process(WorkerCommand command, List<String> arguments) throws IOException;
  }

  /**
   * When a worker ends although it works.
   *
   * @param tasks after this many
   * @param residentBytes when it takes more memory than this at the end of a task
   * @param idle when it has had none for this long; null for never
   */
  record Retirement(long tasks, long residentBytes, @Nullable Duration idle) {}

  /**
   * How long is waited; a worker that is late is killed.
   *
   * @param start until it is ready
   * @param cancellation until an interrupted task has ended
   * @param close until it has ended when told to
   */
  record Patience(Duration start, Duration cancellation, Duration close) {}

  /**
   * How many tasks may wait.
   *
   * @param capacity beside those for which a worker is starting
   * @param whenFull what is done with one more
   */
  record QueueBound(int capacity, WhenQueueIsFull whenFull) {}

  Limits limits() {
    return admission.limits();
  }

  /** The arguments of {@link WorkerMain} after the first, in the order it reads them. */
  List<String> arguments(String worker) {
    return List.of(
        worker,
        Long.toString(ProcessHandle.current().pid()),
        Integer.toString(limits().depth()),
        Long.toString(limits().bytes()),
        Boolean.toString(initializer != null),
        Boolean.toString(Encoding.leavesRecordsToSerialization()));
  }
}
