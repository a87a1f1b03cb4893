package speedup.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

final class WaitsTests {

  @Test
  void aTaskThatIsStartedWaitsWithoutAThreadAndCanBeCalledOff() throws Exception {
    assertThat(new Wait(7, 1).start().get()).isEqualTo(new Wait(7, 1).call()).isEqualTo(7);
    var late = new Wait(7, 1_000_000).start();

    assertThat(late).isNotDone();
    assertThat(late.cancel(true)).isTrue();
    assertThat(late).isCancelled();
  }

  @Test
  void aWrongNumberIsFound() throws Exception {
    new Waits(3).check(List.of(0, 1, 2));

    assertThatExceptionOfType(WrongAnswerException.class)
        .isThrownBy(() -> new Waits(3).check(List.of(0, 2, 1)))
        .withMessage("Wait[number=1, millis=200] gave 2 and not its number");
  }
}
