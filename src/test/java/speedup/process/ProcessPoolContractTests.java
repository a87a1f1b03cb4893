package speedup.process;

import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The process pool keeps the contract of an executor. */
@Tag("slow")
final class ProcessPoolContractTests {

  private static ExecutorService executor(int workers) {
    return ProcessPool.builder().workers(workers).build();
  }

  @Nested
  final class Submission extends SubmissionContract {
    @Override
    ExecutorService create(int workers) {
      return executor(workers);
    }
  }

  @Nested
  final class Invocation extends InvocationContract {
    @Override
    ExecutorService create(int workers) {
      return executor(workers);
    }
  }

  @Nested
  final class Cancellation extends CancellationContract {
    @Override
    ExecutorService create(int workers) {
      return executor(workers);
    }
  }

  @Nested
  final class Shutdown extends ShutdownContract {
    @Override
    ExecutorService create(int workers) {
      return executor(workers);
    }
  }
}
