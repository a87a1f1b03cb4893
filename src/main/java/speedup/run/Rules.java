package speedup.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import speedup.stats.OddForks;
import speedup.stats.StoppingRule;

/**
 * When a run has measured enough.
 *
 * @param minimumRounds no cell is precise before this many rounds
 * @param maximumRounds a cell ends after this many, however wide its interval is
 * @param precision the wanted half width of a speedup's interval as a share, such as 0.05; 0 asks
 *     for the maximum of rounds
 * @param budget no round begins after this time; absent when there is no limit
 * @param baselineForks how many forks a round has of a cell that many are compared with; absent in
 *     old journals, for 1
 * @param leastRounds this many rounds begin whatever the budget; absent for one
 * @param mostRepeats how often a fork that was disturbed is measured again; absent for three times
 * @param threshold the smallest change of interest, as a share; absent for 0.05
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rules(
    int minimumRounds,
    int maximumRounds,
    double precision,
    @Nullable Duration budget,
    int baselineForks,
    @Nullable Integer leastRounds,
    @Nullable Integer mostRepeats,
    @Nullable Double threshold) {

  /**
   * No single fork of the baseline then moves a dozen factors, whose intervals are 13 % narrower
   * for 8 % more time.
   */
  private static final int BASELINE_FORKS = 2;

  /**
   * From this many on: the narrower intervals are worth a third more rounds, and one more fork of
   * four is not more than that.
   */
  private static final int MANY = 3;

  private static final int REPEATS = 3;

  /** A change that is smaller is none, where nobody says. */
  public static final double THRESHOLD = 0.05;

  /** With fewer there is neither an interval nor an answer. */
  public static final int ANSWER = 3;

  /** Checks the rules. */
  @JsonCreator
  public Rules {
    stoppingRule(minimumRounds, maximumRounds, precision);
    baselineForks = Math.max(1, baselineForks);
    if (mostRepeats != null && mostRepeats < 0) {
      throw new IllegalArgumentException("mostRepeats must not be negative: " + mostRepeats);
    }
    if (threshold != null && !(threshold >= 0)) {
      throw new IllegalArgumentException("not a threshold: " + threshold);
    }
  }

  /** Rules whose budget holds from the second round on, and a fork a round for every cell. */
  public Rules(int minimumRounds, int maximumRounds, double precision, @Nullable Duration budget) {
    this(minimumRounds, maximumRounds, precision, budget, 1, null, null, null);
  }

  /** The same, with a budget that holds only once there is an answer. */
  Rules withAnAnswer() {
    return new Rules(
        minimumRounds,
        maximumRounds,
        precision,
        budget,
        baselineForks,
        ANSWER,
        mostRepeats,
        threshold);
  }

  /** The same, with another number of repeats of a fork that was disturbed. */
  Rules withRepeats(int most) {
    return new Rules(
        minimumRounds,
        maximumRounds,
        precision,
        budget,
        baselineForks,
        leastRounds,
        most,
        threshold);
  }

  /** The same, with another smallest change of interest. */
  public Rules withThreshold(double share) {
    return new Rules(
        minimumRounds,
        maximumRounds,
        precision,
        budget,
        baselineForks,
        leastRounds,
        mostRepeats,
        share);
  }

  /** The same for a run that began with others: its rounds keep their forks, and its verdicts. */
  Rules after(Rules before) {
    return new Rules(
        minimumRounds,
        maximumRounds,
        precision,
        budget,
        before.baselineForks,
        leastRounds,
        before.mostRepeats,
        before.threshold);
  }

  /** This many rounds begin whatever the budget. */
  int sureRounds() {
    return leastRounds == null ? 1 : leastRounds;
  }

  /** How often a fork that was disturbed is measured again. */
  int repeats() {
    return mostRepeats == null ? REPEATS : mostRepeats;
  }

  /** The smallest change of interest, as a share. */
  public double smallestChange() {
    return threshold == null ? THRESHOLD : threshold;
  }

  /** Rounds until every cell is precise, six at least. */
  static Rules adaptive(double precision, @Nullable Duration budget) {
    return of(StoppingRule.standard(precision), budget, BASELINE_FORKS);
  }

  /**
   * Rounds until every cell is precise, three at least, and one fork of every cell in each: sooner
   * done, and a little less sure.
   */
  static Rules quick(double precision, @Nullable Duration budget) {
    return of(StoppingRule.quick(precision), budget, 1);
  }

  /** A fixed number of rounds. */
  static Rules exactly(int rounds, @Nullable Duration budget) {
    return of(StoppingRule.exactly(rounds), budget, BASELINE_FORKS);
  }

  /** By which each cell ends, and at which level its interval has to be taken. */
  public StoppingRule stoppingRule() {
    return stoppingRule(minimumRounds, maximumRounds, precision);
  }

  /**
   * At most one fork in this many of a cell does not count for being odd: one in four of a fixed
   * number of rounds, one in five where the run looks after every round.
   */
  public int oddOneIn() {
    return precision == 0 ? OddForks.ONE_IN_FOUR : OddForks.ONE_IN_FIVE;
  }

  /**
   * How many forks a cell has in a round.
   *
   * @param compared how many other cells are compared with it
   */
  int forksARound(int compared) {
    return compared < MANY ? 1 : baselineForks;
  }

  private static StoppingRule stoppingRule(int minimum, int maximum, double precision) {
    return new StoppingRule(minimum, maximum, precision);
  }

  private static Rules of(StoppingRule rule, @Nullable Duration budget, int baselineForks) {
    return new Rules(
        rule.minimumRounds(),
        rule.maximumRounds(),
        rule.precision(),
        budget,
        baselineForks,
        null,
        null,
        null);
  }
}
