package speedup.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is foreign and turns out to be ours. */
final class NoiseTests {

  /** Two of four processors did something else for 10 s. */
  private static final Noise NOISE = new Noise(10, 0.1, 2.0, 0.5, 3L, 0.25, 0.2, 1.5, 0.75);

  @Test
  void whatIsOursIsTakenOffAndNothingElseChanges() {
    assertThat(NOISE.lessForeign(15))
        .isEqualTo(new Noise(10, 0.1, 0.5, 0.125, 3L, 0.25, 0.2, 1.5, 0.75));
    assertThat(NOISE.lessForeign(0)).isEqualTo(NOISE);
  }

  @Test
  void itIsNeverLessThanNothing() {
    assertThat(NOISE.lessForeign(25).foreignCores()).isZero();
    assertThat(NOISE.lessForeign(25).foreignShare()).isZero();
  }

  @Test
  void whatIsNotKnownStaysUnknown() {
    Noise unknown = new Noise(10, null, null, null, null, null, null, null, null);

    assertThat(unknown.lessForeign(5)).isEqualTo(unknown);
  }
}
