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
