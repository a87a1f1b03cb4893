package speedup.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PrimeChecksTests {

  /** The twenty numbers of Fluent Python, 2nd edition, chapter 20, and which of them are prime. */
  private static final List<Long> PRIMES =
      List.of(
          2L,
          142702110479723L,
          299593572317531L,
          3333333333333301L,
          4444444444444423L,
          5555555555555503L,
          6666666666666719L,
          7777777777777753L,
          9999999999999917L);

  private static final List<Long> COMPOSITES =
      List.of(
          3333333333333333L,
          3333335652092209L,
          4444444444444444L,
          4444444488888889L,
          5555553133149889L,
          5555555555555555L,
          6666666666666666L,
          6666667141414921L,
          7777777536340681L,
          7777777777777777L,
          9999999999999999L);

  private final PrimeChecks workload = new PrimeChecks();

  @Test
  void theTasksAreTheTwentyNumbersFromTheLargest() {
    List<Long> expected = new ArrayList<>(PRIMES);
    expected.addAll(COMPOSITES);
    expected.sort(Comparator.reverseOrder());

    assertThat(workload.tasks()).extracting(PrimeCheck::number).isEqualTo(expected).hasSize(20);
    assertThat(workload.name()).isEqualTo("primes");
  }

  @Test
  void theAnswerIsTheBooks() throws WrongAnswerException {
    List<Boolean> answers = workload.tasks().stream().map(PrimeCheck::call).toList();

    assertThat(answers)
        .isEqualTo(workload.tasks().stream().map(task -> PRIMES.contains(task.number())).toList());
    workload.check(answers);
  }

  @Test
  void aWrongAnswerIsRefusedWithTheNameOfItsTask() {
    List<Boolean> answers = new ArrayList<>(right());
    answers.set(1, false);

    assertThatThrownBy(() -> workload.check(answers))
        .isInstanceOf(WrongAnswerException.class)
        .hasMessage("PrimeCheck[number=9999999999999917] gave false and should give true");
  }

  @Test
  void aMissingAnswerIsRefused() {
    assertThatThrownBy(() -> workload.check(right().subList(0, 19)))
        .isInstanceOf(WrongAnswerException.class)
        .hasMessage("19 results for 20 tasks");
  }

  private List<Boolean> right() {
    return workload.tasks().stream().map(task -> PRIMES.contains(task.number())).toList();
  }
}
