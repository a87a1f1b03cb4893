package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import speedup.workload.Task;

final class ProcessPoolTests {

  record Square(int n) implements Task<Integer> {
    @Override
    public Integer call() {
      return n * n;
    }
  }

  @Test
  void aTaskRunsInAnotherProcess() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(1).build()) {
      Future<Long> pid = pool.submit(() -> ProcessHandle.current().pid());

      assertThat(pid.get()).isNotEqualTo(ProcessHandle.current().pid());
    }
  }

  @Test
  void allTasksAreDoneInTheOrderOfTheirFutures() throws Exception {
    try (ProcessPool pool = ProcessPool.builder().workers(2).build()) {
      List<Future<Integer>> futures =
          pool.invokeAll(List.of(new Square(1), new Square(2), new Square(3)));

      assertThat(futures).extracting(Future::get).containsExactly(1, 4, 9);
    }
  }
}
