package speedup.workload;

/**
 * Decides by trial division whether a number is prime.
 *
 * @param number any number; those below 2 are not prime
 */
public record PrimeCheck(long number) implements Task<Boolean> {

  private static final long serialVersionUID = 1L;

  @Override
  public Boolean call() {
    if (number < 2) {
      return false;
    }
    if (number == 2) {
      return true;
    }
    if (number % 2 == 0) {
      return false;
    }
    long root = squareRoot(number);
    for (long divisor = 3; divisor <= root; divisor += 2) {
      if (number % divisor == 0) {
        return false;
      }
    }
    return true;
  }

  /** Rounds down exactly: above 2^53 the double nearest to a number may have a larger root. */
  private static long squareRoot(long number) {
    long root = (long) Math.sqrt((double) number);
    while (root * root > number || root > 3_037_000_499L) {
      root--;
    }
    return root;
  }
}
