package speedup.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SequentialExecutorTests extends BatchExecutorContract {

  SequentialExecutorTests() {
    super(Strategy.sequential, 1);
  }

  @Test
  void theTasksRunInTheCallingThread() throws Exception {
    List<WorkTask<Thread>> tasks = List.of(new WorkTask<>("who", Thread::currentThread));

    assertThat(executor.execute(tasks)).containsExactly(Thread.currentThread());
  }
}
