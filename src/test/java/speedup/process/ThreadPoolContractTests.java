package speedup.process;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The contract holds for the JDK's own pool: so it is one. */
final class ThreadPoolContractTests extends ExecutorServiceContract {

  @Override
  ExecutorService create(int workers) {
    return Executors.newFixedThreadPool(
        workers, Thread.ofPlatform().daemon().name("contract-", 0).factory());
  }
}
