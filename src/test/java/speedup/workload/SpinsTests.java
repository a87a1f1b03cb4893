package speedup.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpinsTests {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 7, 700, 12_345})
  void theStepsLeadToTheNumberThatIsKnownWithoutThem(long steps) {
    assertThat(new Spin(steps, 42).call()).isEqualTo(SpinAnswer.after(steps).of(42));
  }

  @Test
  void oneStepMoreIsAnotherNumber() {
    assertThat(new Spin(700, 1).call())
        .isNotEqualTo(new Spin(701, 1).call())
        .isNotEqualTo(new Spin(700, 2).call());
  }

  @ParameterizedTest
  @CsvSource({"1, 10000", "10, 10000", "100, 2000", "1000, 200", "10000, 20", "100000, 20"})
  void aBatchIsOfTwoTenthsOfASecondWhereThatIsAReasonableNumber(int micros, int tasks) {
    assertThat(new Spins(micros).tasks()).hasSize(tasks);
  }

  @Test
  void aWrongNumberIsFound() throws Exception {
    Spins spins = new Spins(10_000);
    List<Long> results = new ArrayList<>();
    for (Spin task : spins.tasks()) {
      results.add(task.call());
    }

    spins.check(results);
    results.set(7, results.get(7) + 1);

    assertThatExceptionOfType(WrongAnswerException.class)
        .isThrownBy(() -> spins.check(results))
        .withMessage("of 20 tasks that spin, 1 gave another number than their steps do");
  }
}
