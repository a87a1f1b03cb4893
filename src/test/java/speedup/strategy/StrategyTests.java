package speedup.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StrategyTests {

  @ParameterizedTest
  @EnumSource
  void refusesNumbersOfWorkersThatCannotBe(Strategy strategy) {
    for (int workers : new int[] {Integer.MIN_VALUE, -1, 0, Strategy.MOST_WORKERS + 1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> strategy.open(workers))
          .withMessage("workers is from 1 to 100000, and this is " + workers);
    }
  }

  @Test
  void sequentialIsOneWorker() {
    assertThatIllegalArgumentException().isThrownBy(() -> Strategy.sequential.open(2));
    assertThat(Strategy.sequential.objection(2, true)).hasValue("sequential has one worker");
    assertThat(Strategy.sequential.objection(1, false)).isEmpty();
  }

  @Test
  void asyncIsForTasksThatStartWithoutAThread() {
    assertThat(Strategy.async.objection(4, false))
        .hasValueSatisfying(reason -> assertThat(reason).contains("async is for downloads"));
    assertThat(Strategy.async.objection(4, true)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"fixed", "virtual", "workstealing"})
  void theOthersSuitEveryBatch(Strategy strategy) {
    assertThat(strategy.objection(1, false)).isEmpty();
    assertThat(strategy.objection(1000, true)).isEmpty();
  }

  /** The words of the command line and of stored runs: they stay. */
  @Test
  void theNamesAreThoseOfTheCommandLine() {
    assertThat(Strategy.values())
        .extracting(Enum::name)
        .contains("sequential", "fixed", "virtual", "workstealing", "async");
    assertThat(Lifecycle.values()).extracting(Enum::name).containsExactly("cold", "warm");
  }
}
