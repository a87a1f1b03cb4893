package speedup.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import speedup.drawn.Drawn;
import speedup.drawn.Draws;

/**
 * The second opinion is BigInteger's probabilistic one, at a certainty that leaves no doubt. Trial
 * division of a number without small divisors takes seconds near the largest long, so that there
 * only numbers with one are tried.
 */
final class PrimeCheckTests {

  private static final int CERTAINTY = 100;

  @Drawn(times = 500)
  void agreesWithBigInteger(Draws draws) {
    long number = draws.between(0, 1_000_000_000_000L);
    assertThat(isPrime(number)).isEqualTo(BigInteger.valueOf(number).isProbablePrime(CERTAINTY));
  }

  @Drawn(times = 100)
  void findsPrimesOfUpToTwelveDigits(Draws draws) {
    long number = draws.between(0, 999_999_000_000L);
    long prime = BigInteger.valueOf(number).nextProbablePrime().longValueExact();

    assertThat(isPrime(prime)).isTrue();
  }

  @Drawn(times = 200)
  void numbersNearTheLargestLongWithASmallDivisorAreNotPrime(Draws draws) {
    int divisor = draws.between(3, 100_000);
    long number = divisor * (Long.MAX_VALUE / divisor - draws.between(0, 1_000_000));

    assertThat(isPrime(number)).isFalse();
  }

  @Drawn(times = 100)
  void squaresOfPrimesAreNotPrime(Draws draws) {
    int number = draws.between(2, 3_000_000);
    long prime = BigInteger.valueOf(number).nextProbablePrime().longValueExact();

    assertThat(isPrime(prime * prime)).isFalse();
  }

  /** Where the double nearest to a square is no longer the square itself. */
  @Test
  void squaresOfPrimesAboveTheExactDoublesAreNotPrime() {
    for (long start : new long[] {94_906_265, 100_000_000, 134_217_728}) {
      long prime = BigInteger.valueOf(start).nextProbablePrime().longValueExact();

      assertThat(isPrime(prime * prime)).as("the square of %d", prime).isFalse();
    }
  }

  @Drawn(times = 200)
  void numbersBelowTwoAreNotPrime(Draws draws) {
    assertThat(isPrime(draws.between(Long.MIN_VALUE, 1))).isFalse();
  }

  @Test
  void theSmallestNumbersAreKnown() {
    assertThat(isPrime(2)).isTrue();
    assertThat(isPrime(3)).isTrue();
    assertThat(isPrime(4)).isFalse();
    assertThat(isPrime(9)).isFalse();
    assertThat(isPrime(Long.MIN_VALUE)).isFalse();
    assertThat(isPrime(Long.MAX_VALUE)).isFalse();
  }

  private static boolean isPrime(long number) {
    return new PrimeCheck(number).call();
  }
}
