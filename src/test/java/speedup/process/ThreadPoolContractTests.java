package speedup.process;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;

/** The contract holds for the JDK's own pool: so it is one. */
@Tag("slow")
final class ThreadPoolContractTests extends ExecutorServiceContract {

  @Override
  ExecutorService create(int workers) {
    return Executors.newFixedThreadPool(
        workers, Thread.ofPlatform().daemon().name("contract-", 0).factory());
  }
}
