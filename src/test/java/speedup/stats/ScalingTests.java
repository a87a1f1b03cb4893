package speedup.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScalingTests {

  /**
   * Published: M. Quinn, "Parallel Programming in C with MPI and OpenMP" (2003), section 7.5: two
   * programs with the same speedup on 8 processors, one limited by serial work, the other by
   * overhead that grows.
   */
  @ParameterizedTest
  @CsvSource({
    "2, 1.82, 0.100",
    "3, 2.50, 0.100",
    "4, 3.08, 0.100",
    "5, 3.57, 0.100",
    "6, 4.00, 0.100",
    "7, 4.38, 0.100",
    "8, 4.71, 0.100",
    "2, 1.87, 0.070",
    "3, 2.61, 0.075",
    "4, 3.23, 0.080",
    "5, 3.73, 0.085",
    "6, 4.14, 0.090",
    "7, 4.46, 0.095",
    "8, 4.71, 0.100"
  })
  void serialFractionIsThePublishedOne(int workers, double speedup, double published) {
    assertThat(Scaling.serialFraction(plain(speedup), workers).orElseThrow().value())
        .isCloseTo(published, within(0.0015));
  }

  @Test
  void serialFractionTakesItsIntervalFromTheEndsOfTheSpeedup() {
    Estimate speedup = new Estimate(3, 6, Optional.of(new Interval(3, 2, 4)));

    Estimate serial = Scaling.serialFraction(speedup, 4).orElseThrow();

    assertThat(serial.value()).isCloseTo(1.0 / 9, within(1e-12));
    assertThat(serial.interval().orElseThrow().low()).isZero();
    assertThat(serial.interval().orElseThrow().high()).isCloseTo(1.0 / 3, within(1e-12));
  }

  @Test
  void efficiencyIsSpeedupAWorker() {
    Estimate speedup = new Estimate(3, 6, Optional.of(new Interval(3, 2, 4)));

    assertThat(Scaling.efficiency(speedup, 4))
        .isEqualTo(new Estimate(0.75, 6, Optional.of(new Interval(0.75, 0.5, 1))));
  }

  @Test
  void oneWorkerHasNoSerialFractionAndNoneIsRefused() {
    assertThat(Scaling.serialFraction(plain(0.98), 1)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> Scaling.efficiency(plain(1), 0));
  }

  /** Amdahl's law is the inverse: S = 1 / (e + (1 − e)/N). */
  @Test
  void serialFractionInvertsAmdahlsLaw() {
    Seeds.each(
        500,
        random -> {
          double serial = random.nextDouble();
          int workers = 2 + random.nextInt(999);
          double speedup = 1 / (serial + (1 - serial) / workers);

          assertThat(Scaling.serialFraction(plain(speedup), workers).orElseThrow().value())
              .isCloseTo(serial, within(1e-9));
        });
  }

  /** Six workers on two processors that do all they can: no part of the work is serial. */
  @Test
  void workersThatNoProcessorIsLeftForAreNotCountedAgainstTheWork() {
    assertThat(Scaling.serialFraction(plain(2), 6, 2).orElseThrow().value()).isZero();
    assertThat(Scaling.efficiency(plain(1.9), 6, 2).value()).isEqualTo(0.95);
    assertThat(Scaling.serialFraction(plain(1.9), 2, 8))
        .isEqualTo(Scaling.serialFraction(plain(1.9), 2));
    assertThat(Scaling.serialFraction(plain(0.9), 4, 1)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> Scaling.efficiency(plain(1), 2, 0));
  }

  /** 0.82 s of work and 0.85 s of CPU time on two processors: at most 1.93 times as fast. */
  @Test
  void nothingIsFasterThanItsWorkersOrTheProcessorsCanBe() {
    assertThat(Scaling.bound(6, 0.99, 2, 0.82, 0.85)).isCloseTo(2 * 0.82 / 0.85, within(1e-12));
    assertThat(Scaling.bound(1, 0.99, 2, 0.82, 0.85)).isEqualTo(0.99);
    assertThatIllegalArgumentException().isThrownBy(() -> Scaling.bound(6, 1, 2, 0.82, 0));
  }

  @Test
  void processorsAreBusyForTheirShareOfTheTime() {
    assertThat(Scaling.busyShare(0.85, 0.43, 2)).isCloseTo(0.988, within(0.001));
    assertThatIllegalArgumentException().isThrownBy(() -> Scaling.busyShare(1, 0, 2));
  }

  private static Estimate plain(double speedup) {
    return new Estimate(speedup, 1, Optional.empty());
  }
}
