package speedup.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class Rc4RoundTripsTests {

  /** 2^18 + trunc(2^18 / 12 · (i − 6)) bytes for i from 12 to 1. */
  private static final List<Integer> SIZES =
      List.of(
          393216, 371370, 349525, 327680, 305834, 283989, 262144, 240299, 218454, 196608, 174763,
          152918);

  @Test
  void theSizesAreTheBooksFromTheLargest() {
    assertThat(new Rc4RoundTrips(1).tasks()).extracting(Rc4RoundTrip::size).isEqualTo(SIZES);
    assertThat(SIZES.getFirst() / 1024.0).isEqualTo(384.0);
    assertThat(Math.round(SIZES.getLast() / 102.4) / 10.0).isEqualTo(149.3);
  }

  @Test
  void theScaleMultipliesTheSizes() {
    assertThat(new Rc4RoundTrips(16).tasks())
        .extracting(Rc4RoundTrip::size)
        .isEqualTo(SIZES.stream().map(size -> 16 * size).toList());
    assertThat(new Rc4RoundTrips(0.5).tasks())
        .extracting(Rc4RoundTrip::size)
        .isEqualTo(SIZES.stream().map(size -> size / 2).toList());
  }

  @Test
  void everyTaskHasBytesOfItsOwn() {
    assertThat(new Rc4RoundTrips(1).tasks()).extracting(Rc4RoundTrip::seed).doesNotHaveDuplicates();
  }

  @Test
  void theAnswerIsTheSizes() throws Exception {
    Rc4RoundTrips workload = new Rc4RoundTrips(0.1);
    List<Integer> answers = new ArrayList<>();
    for (Rc4RoundTrip task : workload.tasks()) {
      answers.add(task.call());
    }

    workload.check(answers);
    assertThat(answers).hasSize(12);
    assertThat(workload.name()).isEqualTo("rc4");
  }

  @Test
  void aWrongAnswerIsRefusedWithTheNameOfItsTask() {
    List<Integer> answers = new ArrayList<>(SIZES);
    answers.set(11, 0);

    assertThatThrownBy(() -> new Rc4RoundTrips(1).check(answers))
        .isInstanceOf(WrongAnswerException.class)
        .hasMessage("Rc4RoundTrip[size=152918, seed=1] gave 0 and should give 152918");
  }

  @Test
  void refusesAScaleThatCannotBe() {
    for (double scale : new double[] {0, -1, Double.NaN, 1e6, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Rc4RoundTrips(scale))
          .withMessageContaining("scale");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new Rc4RoundTrip(-1, 0));
  }
}
