package speedup.process;

import java.util.concurrent.ExecutorService;

/** The contract holds for the process pool. */
final class ProcessPoolContractTests extends ExecutorServiceContract {

  @Override
  ExecutorService create(int workers) {
    return ProcessPool.builder().workers(workers).build();
  }
}
