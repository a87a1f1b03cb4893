package speedup.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkException;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import speedup.strategy.BatchException;
import speedup.workload.PrimeCheck;
import speedup.workload.WrongAnswerException;

final class ForkFailureTests {

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

  /** JMH interrupts it, and tells of the interrupt alone. */
  @Test
  void anIterationThatTakesTooLongIsToldByTheOptionThatSaysSo() {
    String interrupted = reason(jmh(new InterruptedException()));
    Options limited = new OptionsBuilder().timeout(TimeValue.milliseconds(500)).build();

    assertThat(ForkFailure.explained(interrupted, limited))
        .isEqualTo("took longer than -to 500 ms");
    assertThat(ForkFailure.explained(interrupted, new OptionsBuilder().build()))
        .isEqualTo("InterruptedException");
    assertThat(ForkFailure.explained("disk full", limited)).isEqualTo("disk full");
  }

  @Test
  void aForkThatMeasuredAPartHasEndedTooEarly() {
    assertThat(ForkFailure.early(2, 5)).get().asString().contains("after 2 of 5 iterations");
    assertThat(ForkFailure.early(5, 5)).isEmpty();
  }

  @Test
  void isOneLine() {
    assertThat(reason(jmh(new IOException("disk full\nat line 2")))).isEqualTo("disk full");
  }

  @Test
  void tellsTheLastWordsOfAForkThatDied() {
    RunnerException died =
        new RunnerException(new IllegalStateException("Forked VM failed with exit code 137"));

    assertThat(ForkFailure.of(died, TAIL))
        .isEqualTo(
            "Forked VM failed with exit code 137 (killed: is memory short?):"
                + " java.lang.OutOfMemoryError");
    assertThat(reason(died))
        .isEqualTo("Forked VM failed with exit code 137 (killed: is memory short?)");
  }

  @Test
  void ofATraceTheCauseIsTold() {
    assertThat(
            ofDead(
                "starting",
                "Exception in thread \"main\" java.lang.ExceptionInInitializerError",
                "Caused by: java.lang.IllegalStateException: no such table",
                "# JRE version: 25"))
        .isEqualTo(
            "Forked VM failed with exit code 1: java.lang.IllegalStateException: no such table");
    assertThat(ofDead("Unrecognized VM option 'UseNonsense'", "Error: Could not create the JVM."))
        .isEqualTo("Forked VM failed with exit code 1: Error: Could not create the JVM.");
  }

  @Test
  void memoryThatRanOutIsTheReasonWhateverFailsAfterIt() {
    assertThat(
            ofDead(
                "Terminating due to java.lang.OutOfMemoryError: Java heap space",
                "java.lang.IllegalStateException: closed",
                "the end"))
        .isEqualTo(
            "Forked VM failed with exit code 1: java.lang.OutOfMemoryError: Java heap space");
  }

  @Test
  void aForkOrAWorkerThatDiedIsNoFaultOfTheBenchmark() {
    assertThat(ForkFailure.isCrash(dead())).isTrue();
    assertThat(ForkFailure.isCrash(jmh(new WrongAnswerException("7 gave false")))).isFalse();
    assertThat(ForkFailure.isCrash(jmh(new IllegalStateException("closed")))).isFalse();
    assertThat(
            ForkFailure.isCrash(
                Map.of("failure", List.of("a.B\tx", "c.D\tForked VM failed with exit code 137"))))
        .isTrue();
    assertThat(ForkFailure.isCrash(Map.of("failure", List.of("c.D\twrong")))).isFalse();
  }

  private static String ofDead(String... printed) {
    return ForkFailure.of(dead(), List.of(printed));
  }

  private static RunnerException dead() {
    return new RunnerException(new IllegalStateException("Forked VM failed with exit code 1"));
  }

  @Test
  void tellsWhatJmhSaysWithoutItsFrame() {
    assertThat(reason(new RunnerException(new IllegalStateException("<failure: VM exited early>"))))
        .isEqualTo("VM exited early");
  }

  private static String reason(Throwable thrown) {
    return ForkFailure.of(thrown, List.of());
  }

  /** As JMH wraps what a benchmark throws in a fork. */
  private static RunnerException jmh(Throwable thrown) {
    return new RunnerException(
        new BenchmarkException("Benchmark error during the run", List.of(thrown)));
  }
}
