package speedup.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/**
 * The second opinion is BigInteger's probabilistic one, at a certainty that leaves no doubt. Trial
 * division of a number without small divisors takes seconds near the largest long, so that there
 * only numbers with one are tried.
 */
final class PrimeCheckTests {

  private static final int CERTAINTY = 100;

  @Property(tries = 500)
  void agreesWithBigInteger(@ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long number) {
    assertThat(isPrime(number)).isEqualTo(BigInteger.valueOf(number).isProbablePrime(CERTAINTY));
  }

  @Property(tries = 100)
  void findsPrimesOfUpToTwelveDigits(
      @ForAll @LongRange(min = 0, max = 999_999_000_000L) long number) {
    long prime = BigInteger.valueOf(number).nextProbablePrime().longValueExact();

    assertThat(isPrime(prime)).isTrue();
  }

  @Property(tries = 200)
  void numbersNearTheLargestLongWithASmallDivisorAreNotPrime(
      @ForAll @IntRange(min = 3, max = 100_000) int divisor,
      @ForAll @IntRange(min = 0, max = 1_000_000) int step) {
    long number = divisor * (Long.MAX_VALUE / divisor - step);

    assertThat(isPrime(number)).isFalse();
  }

  @Property(tries = 100)
  void squaresOfPrimesAreNotPrime(@ForAll @IntRange(min = 2, max = 3_000_000) int number) {
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

  @Property(tries = 200)
  void numbersBelowTwoAreNotPrime(@ForAll @LongRange(min = Long.MIN_VALUE, max = 1) long number) {
    assertThat(isPrime(number)).isFalse();
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
