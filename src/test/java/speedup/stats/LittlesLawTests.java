package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LittlesLawTests {

  /** 20 downloads at once that take 50 ms each are 400 a second. */
  @Test
  void busyWorkersGiveOne() {
    assertThat(LittlesLaw.utilisation(400, 0.05, 20)).isCloseTo(1, within(1e-12));
  }

  @Test
  void idleWorkersGiveLess() {
    assertThat(LittlesLaw.utilisation(200, 0.05, 20)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void refusesWhatIsNoLoop() {
    assertThatIllegalArgumentException().isThrownBy(() -> LittlesLaw.utilisation(1, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> LittlesLaw.utilisation(-1, 1, 1));
  }
}
