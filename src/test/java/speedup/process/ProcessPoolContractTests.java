package speedup.process;

import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract holds for the process pool. */
@ExtendWith(NoWorkerLeft.class)
@Tag("slow")
final class ProcessPoolContractTests extends ExecutorServiceContract {

  @Override
  ExecutorService create(int workers) {
    return ProcessPool.builder().workers(workers).build();
  }
}
