package speedup.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkException;
import org.openjdk.jmh.runner.RunnerException;
import speedup.strategy.BatchException;
import speedup.workload.PrimeCheck;
import speedup.workload.WrongAnswerException;

final class FailureReasonTests {

  private static final List<String> TAIL = List.of("starting", "java.lang.OutOfMemoryError");

  @Test
  void findsTheBenchmarksOwnExceptionUnderThoseOfJmh() {
    assertThat(reason(jmh(new WrongAnswerException("7 gave false and should give true"))))
        .isEqualTo("7 gave false and should give true");
    assertThat(reason(jmh(new BatchException(new PrimeCheck(7), new IOException("disk full")))))
        .isEqualTo("PrimeCheck[number=7] failed: java.io.IOException: disk full");
  }

  @Test
  void namesWhatSaysNothingOfItself() {
    assertThat(reason(jmh(new StackOverflowError()))).isEqualTo("StackOverflowError");
    assertThat(reason(jmh(new IllegalArgumentException("scale is above 0"))))
        .isEqualTo("IllegalArgumentException: scale is above 0");
  }

  @Test
  void isOneLine() {
    assertThat(reason(jmh(new IOException("disk full\nat line 2")))).isEqualTo("disk full");
  }

  @Test
  void tellsTheLastWordsOfAForkThatDied() {
    RunnerException died =
        new RunnerException(new IllegalStateException("Forked VM failed with exit code 137"));

    assertThat(FailureReason.of(died, TAIL))
        .isEqualTo("Forked VM failed with exit code 137: java.lang.OutOfMemoryError");
    assertThat(reason(died)).isEqualTo("Forked VM failed with exit code 137");
  }

  @Test
  void tellsWhatJmhSaysWithoutItsFrame() {
    assertThat(reason(new RunnerException(new IllegalStateException("<failure: VM exited early>"))))
        .isEqualTo("VM exited early");
  }

  private static String reason(Throwable thrown) {
    return FailureReason.of(thrown, List.of());
  }

  /** As JMH wraps what a benchmark throws in a fork. */
  private static RunnerException jmh(Throwable thrown) {
    return new RunnerException(
        new BenchmarkException("Benchmark error during the run", List.of(thrown)));
  }
}
