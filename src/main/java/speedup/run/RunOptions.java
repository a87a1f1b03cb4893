package speedup.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a run is asked to do, beside JMH's own options.
 *
 * @param jmhWords the words of the command line that are JMH's
 * @param results the folder of all runs
 * @param label what the run is called
 * @param effort how much is to be measured
 * @param seed decides the order of the forks
 * @param forkLimit how long a fork may take; by default ten times what is expected of it
 * @param selfCheck whether to measure the baselines twice instead of what they are compared with
 */
public record RunOptions(
    List<String> jmhWords,
    Path results,
    String label,
    Effort effort,
    long seed,
    Optional<Duration> forkLimit,
    boolean selfCheck) {

  /** Copies the words. */
  public RunOptions {
    jmhWords = List.copyOf(jmhWords);
  }

  /**
   * How much is to be measured.
   *
   * @param kind what holds where nothing else is said
   * @param precision the wanted half width of a speedup's interval as a share
   * @param budget after which time no round begins; where nobody says, three rounds come before it
   * @param rounds exactly how many rounds, whatever the precision
   * @param repeats how often a fork that was disturbed is measured again, if somebody says
   * @param threshold the smallest change of interest, as a share, if somebody says
   */
  public record Effort(
      Kind kind,
      double precision,
      Optional<Duration> budget,
      OptionalInt rounds,
      OptionalInt repeats,
      OptionalDouble threshold) {

    private static final Duration QUICK_BUDGET = Duration.ofSeconds(60);
    private static final Duration BUDGET = Duration.ofMinutes(5);

    Rules rules() {
      Rules rules = untilEnough();
      if (repeats.isPresent()) {
        rules = rules.withRepeats(repeats.getAsInt());
      }
      return threshold.isPresent() ? rules.withThreshold(threshold.getAsDouble()) : rules;
    }

    private Rules untilEnough() {
      if (rounds.isPresent()) {
        return Rules.exactly(rounds.getAsInt(), budget.orElse(null));
      }
      return switch (kind) {
        case QUICK ->
            budget
                .map(time -> Rules.quick(precision, time))
                .orElseGet(() -> Rules.quick(precision, QUICK_BUDGET).withAnAnswer());
        case NORMAL ->
            budget
                .map(time -> Rules.adaptive(precision, time))
                .orElseGet(() -> Rules.adaptive(precision, BUDGET).withAnAnswer());
        case FULL -> Rules.adaptive(precision, budget.orElse(null));
      };
    }

    /** What holds where nothing else is said. */
    public enum Kind {
      /** Three rounds at least, and then for 60 s. */
      QUICK,
      /** Six rounds at least where five minutes are enough, and three in any case. */
      NORMAL,
      /** Six rounds at least, however long they take. */
      FULL
    }
  }
}
