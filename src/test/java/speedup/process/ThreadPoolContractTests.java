package speedup.process;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The JDK's own executor keeps the contract: it is what the contract says it is. */
@Tag("slow")
final class ThreadPoolContractTests {

  private static ExecutorService executor(int workers) {
    return Executors.newFixedThreadPool(
        workers, Thread.ofPlatform().daemon().name("contract-", 0).factory());
  }

  @Nested
  final class Submission extends SubmissionContract {
    @Override
    protected ExecutorService create(int workers) {
      return executor(workers);
    }
  }

  @Nested
  final class Invocation extends InvocationContract {
    @Override
    protected ExecutorService create(int workers) {
      return executor(workers);
    }
  }

  @Nested
  final class Cancellation extends CancellationContract {
    @Override
    protected ExecutorService create(int workers) {
      return executor(workers);
    }
  }

  @Nested
  final class Shutdown extends ShutdownContract {
    @Override
    protected ExecutorService create(int workers) {
      return executor(workers);
    }
  }
}
