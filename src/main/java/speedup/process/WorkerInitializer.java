package speedup.process;

import java.io.Serializable;

/** What is done once in each worker before its first task. */
@FunctionalInterface
public interface WorkerInitializer extends Serializable {

  /** Prepares the worker; if it fails, the pool is broken: no worker of it can be used. */
  void run() throws Exception;
}
