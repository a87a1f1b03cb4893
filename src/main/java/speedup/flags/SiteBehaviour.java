package speedup.flags;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How a site treats those who ask: which answers are errors, and which come late.
 *
 * <p>Chance decides, but the dice are a hash of the seed, the code and the attempt: the same
 * question has the same answer in every run, under every strategy, whatever the order of the
 * questions. Errors strike codes with and without a flag alike.
 *
 * @param seed the seed of every decision
 * @param errorRate the share of answers that are errors, from 0 to 1
 * @param slowShare the share of answers that come late, from 0 to 1
 * @param from the shortest time by which a late answer is late
 * @param to the longest such time, at most an hour; the times between are equally likely
 */
public record SiteBehaviour(
    long seed, double errorRate, double slowShare, Duration from, Duration to) {

  /** The longest delay that there may be. */
  public static final Duration LONGEST_DELAY = Duration.ofHours(1);

  /** Checks the components. */
  public SiteBehaviour {
    requireShare("error rate", errorRate);
    requireShare("share of slow answers", slowShare);
    if (from.isNegative() || from.compareTo(to) > 0 || to.compareTo(LONGEST_DELAY) > 0) {
      throw new IllegalArgumentException(
          "a delay must go from 0 or more to the same or more, at most an hour: not from "
              + from
              + " to "
              + to);
    }
  }

  /** A site that answers rightly and as fast as it can. */
  public static SiteBehaviour prompt() {
    return new SiteBehaviour(0, 0, 0, Duration.ZERO, Duration.ZERO);
  }

  /** The same behaviour with another share of errors. */
  public SiteBehaviour withErrorRate(double rate) {
    return new SiteBehaviour(seed, rate, slowShare, from, to);
  }

  /** The same behaviour with other delays of the answers that are late. */
  public SiteBehaviour withDelay(Duration shortest, Duration longest) {
    return new SiteBehaviour(seed, errorRate, slowShare, shortest, longest);
  }

  /**
   * Decides one answer.
   *
   * @param code the country code that is asked for
   * @param attempt which attempt at that code it is, from 1
   */
  Decision decide(String code, int attempt) {
    SplittableRandom dice = new SplittableRandom(mix(mix(mix(seed) ^ code.hashCode()) ^ attempt));
    boolean error = dice.nextDouble() < errorRate;
    boolean slow = dice.nextDouble() < slowShare;
    double position = dice.nextDouble();
    long range = to.minus(from).toNanos();
    return new Decision(error, slow ? from.plusNanos(Math.round(position * range)) : Duration.ZERO);
  }

  /**
   * What is decided of one answer.
   *
   * @param error whether it is an error instead of what was asked for
   * @param delay by how much it is late
   */
  record Decision(boolean error, Duration delay) {}

  // The 64-bit finalizer of MurmurHash3: neighbouring seeds and codes must not give related dice.
  private static long mix(long value) {
    long mixed = value;
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("the " + name + " must be from 0 to 1, not " + share);
    }
  }
}
