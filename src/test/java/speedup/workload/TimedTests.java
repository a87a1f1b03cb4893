package speedup.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TimedTests {

  @Test
  void theResultIsTheTasksAndTheTimeIsNoLongerThanTheCall() throws Exception {
    long start = System.nanoTime();
    Timed.Answer<Boolean> answer = new Timed<>(new PrimeCheck(299593572317531L)).call();
    long elapsed = System.nanoTime() - start;
    assertThat(answer.result()).isTrue();
    assertThat(answer.time().toNanos()).isBetween(1L, elapsed);
  }

  @Test
  void whatTheTaskThrowsIsThrown() {
    Timed<Integer> failing =
        new Timed<>(() -> {
          throw new WrongAnswerException("wrong");
        });
    assertThatThrownBy(failing::call).isInstanceOf(WrongAnswerException.class);
  }
}
