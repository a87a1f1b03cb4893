package speedup.process;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the workers of one pool have in common.
 *
 * @param pool the name of the pool: the beginning of its workers' and threads' names
 * @param workers the most workers at a time
 * @param command starts a worker
 * @param limits of what travels, in both directions
 * @param initializer run in each worker before its first task
 * @param tasksPerWorker after so many tasks a worker is replaced
 * @param startLimit a worker that is not ready after this time is killed
 * @param cancellationGrace an interrupted task that has not ended after this time is killed
 * @param closeGrace a worker told to end that has not ended after this time is killed
 * @param breakOnWorkerDeath whether the death of one worker breaks the pool
 * @param output takes what the tasks print, line by line
 */
record WorkerSettings(
    String pool,
    int workers,
    WorkerCommand command,
    Limits limits,
    @Nullable Payload initializer,
    long tasksPerWorker,
    Duration startLimit,
    Duration cancellationGrace,
    Duration closeGrace,
    boolean breakOnWorkerDeath,
    Consumer<String> output) {

  /** The arguments of {@link WorkerMain}, in the order it reads them. */
  List<String> arguments(String worker) {
    return List.of(
        worker,
        Long.toString(ProcessHandle.current().pid()),
        Integer.toString(limits.depth()),
        Long.toString(limits.bytes()),
        Boolean.toString(initializer != null));
  }
}
