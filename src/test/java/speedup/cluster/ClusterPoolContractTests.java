package speedup.cluster;

import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import speedup.process.CancellationContract;
import speedup.process.InvocationContract;
import speedup.process.ShutdownContract;
import speedup.process.SubmissionContract;

/** The cluster's pool keeps the contract of an executor. */
@Tag("slow")
final class ClusterPoolContractTests {

  @Nested
  final class Submission extends SubmissionContract {
    @Override
    protected ExecutorService create(int workers) {
      return SharedMembers.executor(workers);
    }
  }

  @Nested
  final class Invocation extends InvocationContract {
    @Override
    protected ExecutorService create(int workers) {
      return SharedMembers.executor(workers);
    }
  }

  @Nested
  final class Cancellation extends CancellationContract {
    @Override
    protected ExecutorService create(int workers) {
      return SharedMembers.executor(workers);
    }
  }

  @Nested
  final class Shutdown extends ShutdownContract {
    @Override
    protected ExecutorService create(int workers) {
      return SharedMembers.executor(workers);
    }
  }
}
