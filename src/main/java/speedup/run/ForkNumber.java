package speedup.run;

import java.util.Comparator;

/**
 * Which fork of its cell one is.
 *
 * @param round the number of its round, from 1
 * @param turn which of the cell's forks in that round, from 0
 */
public record ForkNumber(int round, int turn) implements Comparable<ForkNumber> {

  private static final Comparator<ForkNumber> ORDER =
      Comparator.comparingInt(ForkNumber::round).thenComparingInt(ForkNumber::turn);

  @Override
  public int compareTo(ForkNumber other) {
    return ORDER.compare(this, other);
  }
}
