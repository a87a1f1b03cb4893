package speedup.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class QuietnessTests {

  private final Quietness quietness = new Quietness(NoiseLimits.FIXED);

  @Test
  void aQuietRunNamesItsWorstFigures() {
    List<Noise> forks = Collections.nCopies(164, noise(0.0, 0.01, 0.0));

    assertThat(quietness.describe(forks))
        .isEqualTo("The machine was quiet: at most 0.5 % foreign CPU and no steal in 164 forks.");
    assertThat(quietness.describe(List.of(noise(0.012, 0.0, 0.0))))
        .isEqualTo("The machine was quiet: no foreign CPU and at most 1.2 % steal in 1 fork.");
    assertThat(quietness.describe(List.of(noise(0.0, 0.0, 0.0001))))
        .isEqualTo(
            "The machine was quiet: no foreign CPU, no steal, throttled for at most 0.00 s in 1"
                + " fork.");
  }

  @Test
  void disturbedForksAreCountedByWhatDisturbedThem() {
    List<Noise> forks =
        Stream.of(
                Collections.nCopies(9, noise(0.0, 0.0, 0.0)),
                List.of(noise(0.0, 1.2, 0.0), noise(0.07, 2.3, 0.0), noise(0.03, 0.0, 0.5)))
            .flatMap(List::stream)
            .toList();

    assertThat(quietness.describe(forks))
        .isEqualTo(
            "3 of 12 forks were disturbed: 2 by foreign CPU (up to 2.30 cores), 2 by steal (up to"
                + " 7.0 %), 1 by throttling (up to 0.50 s).");
    assertThat(quietness.describe(List.of(noise(0.5, 0.0, 0.0))))
        .isEqualTo("1 of 1 fork was disturbed: 1 by steal (up to 50 %).");
  }

  @Test
  void whatIsNotKnownIsNotCalledQuiet() {
    assertThat(quietness.describe(List.of())).startsWith("No fork was measured");
    assertThat(quietness.describe(List.of(noise(null, null, null))))
        .isEqualTo("How quiet the machine was is not available on this system (1 fork).");
    assertThat(quietness.describe(List.of(noise(0.0, null, null))))
        .isEqualTo("The machine was quiet: foreign CPU not available and no steal in 1 fork.");
  }

  @Test
  void reasonsAreGivenInWords() {
    assertThat(NoiseLimits.FIXED.reasons(noise(0.07, 2.3, 1.25)))
        .containsExactly("2.30 cores of foreign CPU", "steal 7.0 %", "throttled for 1.25 s");
    assertThat(NoiseLimits.FIXED.reasons(noise(0.02, 0.1, 0.1))).isEmpty();
    assertThat(NoiseLimits.FIXED.reasons(noise(null, null, null))).isEmpty();
  }

  @Test
  void oneBusyLoopIsSeenOnAMachineOfManyCores() {
    Noise noise = new Noise(10, 0.0, 0.98, 0.98 / 64, 0L, 0.0, 0.1, 0.5, null);

    assertThat(NoiseLimits.FIXED.reasons(noise)).containsExactly("0.98 cores of foreign CPU");
  }

  @Test
  void pressureAndLoadAreNoReason() {
    Noise noise = new Noise(10, 0.0, 0.0, 0.0, 0L, 0.0, 1.0, 40.0, null);

    assertThat(NoiseLimits.FIXED.reasons(noise)).isEmpty();
  }

  @Test
  void impossibleFiguresAreRefused() {
    assertThatThrownBy(() -> new NoiseLimits(0.1, -1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Noise(Double.NaN, null, null, null, null, null, null, null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Ten seconds on two CPUs. */
  private static Noise noise(
      @Nullable Double steal, @Nullable Double foreignCores, @Nullable Double throttled) {
    return new Noise(
        10,
        steal,
        foreignCores,
        foreignCores == null ? null : foreignCores / 2,
        throttled == null ? null : 12L,
        throttled,
        null,
        null,
        null);
  }
}
