package speedup.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import speedup.workload.PrimeCheck;
import speedup.workload.Task;
import speedup.workload.Workload;
import speedup.workload.WrongAnswerException;

final class BatchTests {

  private static final Duration DEADLINE = Duration.ofSeconds(30);

  @Test
  void aColdBatchOpensAndClosesTheStrategyInEveryRun() throws Exception {
    try (Batch<Thread> batch =
        Batch.of(new Threads(), StrategyWord.of(Strategy.fixed), 1, Lifecycle.cold)) {
      Thread first = batch.run().getFirst();
      assertThat(first.join(DEADLINE)).as("the pool of the first run is closed").isTrue();

      assertThat(batch.run().getFirst()).isNotSameAs(first);
    }
  }

  @Test
  void aWarmBatchKeepsTheStrategyOpenUntilItIsClosed() throws Exception {
    Thread first;
    try (Batch<Thread> batch =
        Batch.of(new Threads(), StrategyWord.of(Strategy.fixed), 1, Lifecycle.warm)) {
      first = batch.run().getFirst();

      assertThat(batch.run().getFirst()).isSameAs(first);
      assertThat(first.isAlive()).isTrue();
    }
    assertThat(first.join(DEADLINE)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void aWrongAnswerFailsTheRun(Lifecycle lifecycle) throws Exception {
    try (Batch<Boolean> batch =
        Batch.of(new WrongPrimes(), StrategyWord.of(Strategy.fixed), 2, lifecycle)) {
      assertThatThrownBy(batch::run)
          .isInstanceOf(WrongAnswerException.class)
          .hasMessage("8 is no prime");
    }
  }

  @Test
  void repetitionGoesOnForTheTimeItIsTold() throws Exception {
    CountedRuns workload = new CountedRuns();
    try (Batch<Boolean> batch =
        Batch.of(workload, StrategyWord.of(Strategy.sequential), 1, Lifecycle.cold)) {
      batch.repeat(Duration.ofSeconds(-1));
      assertThat(workload.runs).isZero();

      long start = System.nanoTime();
      batch.repeat(Duration.ofMillis(20));
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
      assertThat(workload.runs).isPositive();
    }
  }

  @Test
  void aWrongAnswerEndsTheRepetition() throws Exception {
    try (Batch<Boolean> batch =
        Batch.of(new WrongPrimes(), StrategyWord.of(Strategy.fixed), 2, Lifecycle.cold)) {
      assertThatThrownBy(() -> batch.repeat(DEADLINE)).isInstanceOf(WrongAnswerException.class);
    }
  }

  @Test
  void aNumberOfWorkersThatCannotBeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Batch.of(new Threads(), StrategyWord.of(Strategy.sequential), 2, Lifecycle.warm));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Batch.of(new Threads(), StrategyWord.of(Strategy.fixed), 0, Lifecycle.cold).run());
  }

  /** Tells which thread ran its one task. */
  private static final class Threads implements Workload<Thread> {

    @Override
    public String name() {
      return "threads";
    }

    @Override
    public List<Task<Thread>> tasks() {
      return List.of(Thread::currentThread);
    }

    @Override
    public void check(List<? extends Thread> results) {
      assertThat(results).hasSize(1);
    }
  }

  /** Counts how often its answer was checked. */
  private static final class CountedRuns implements Workload<Boolean> {

    private int runs;

    @Override
    public String name() {
      return "counted";
    }

    @Override
    public List<PrimeCheck> tasks() {
      return List.of(new PrimeCheck(7));
    }

    @Override
    public void check(List<? extends Boolean> results) {
      runs++;
    }
  }

  /** Whatever the answer is, it was not the right one. */
  private static final class WrongPrimes implements Workload<Boolean> {

    @Override
    public String name() {
      return "wrong";
    }

    @Override
    public List<PrimeCheck> tasks() {
      return List.of(new PrimeCheck(7), new PrimeCheck(8));
    }

    @Override
    public void check(List<? extends Boolean> results) throws WrongAnswerException {
      throw new WrongAnswerException("8 is no prime");
    }
  }
}
