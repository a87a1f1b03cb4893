package speedup.process;

import org.jspecify.annotations.Nullable;

/**
 * Is told when workers start and end. It is called by threads of the pool, without a lock: it may
 * take its time, but the worker's death is announced to its task only afterwards, and the pool is
 * terminated only when all ends have been told (so it must not wait for that). The next worker may
 * be ready before the end of the last is told. What it throws is ignored.
 */
public interface WorkerListener {

  /** A worker is ready for its first task. */
  default void ready(String worker, ProcessHandle process) {}

  /**
   * A worker has ended.
   *
   * @param death how, if it was not told to
   */
  default void ended(String worker, @Nullable WorkerDiedException death) {}
}
