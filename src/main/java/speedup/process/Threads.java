package speedup.process;

/** Starts the threads of a pool. */
@FunctionalInterface
interface Threads {

  /** Daemons, so that a pool that is left open does not keep its JVM from ending. */
  Threads DAEMONS =
      (name, stackBytes, action) ->
          Thread.ofPlatform().daemon().name(name).stackSize(stackBytes).start(action);

  /** As much stack as a JVM gives by default. */
  long USUAL_STACK = 0;

  /**
   * Starts one.
   *
   * @param stackBytes how deep its calls may be, or {@link #USUAL_STACK}
   * @throws OutOfMemoryError if the system does not let it
   */
  Thread start(String name, long stackBytes, Runnable action);
}
