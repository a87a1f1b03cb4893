package speedup.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.options.Options;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import speedup.run.Further;
import speedup.run.Rules;
import speedup.run.RunOptions.Effort;
import speedup.run.UsageException;

/** The options that say how much to measure. */
final class EffortOptions {

  private static final double PRECISION = 0.05;

  private static final String UNTIL_PRECISE =
      "%s measures a number of rounds, and --precision as many as it takes: give one";

  @Option(
      names = "--precision",
      paramLabel = "SHARE",
      converter = PercentWord.class,
      description =
          "Measure a cell until half the interval of its factor is this narrow, twice running"
              + " (default: 5%%; half of --threshold with --fail-on-regression).")
  private @Nullable Double precision;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      converter = DurationWord.class,
      description =
          "Begin no round after this time, but one. Without it: 5m, or 60s with --quick, but three"
              + " rounds in any case; no end with --full.")
  private @Nullable Duration budget;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description =
          "Measure every cell in exactly N rounds, each time in a fresh JVM, fewer only where"
              + " --budget ends it; the same as -f N. A baseline of three or more cells is measured"
              + " twice a round. With --resume: until there were N rounds in all.")
  private @Nullable Integer rounds;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description =
          "Measure a fork that was disturbed again, up to N times (default: 3); 0 counts every"
              + " fork, for machines that are never quiet.")
  private @Nullable Integer repeats;

  @ArgGroup private @Nullable Pace pace;

  /** One or the other. */
  static final class Pace {
    @Option(
        names = "--quick",
        description =
            "Be content with 3 rounds and 60 s. The default job is then two batches, flags and"
                + " primes. Batches are measured with one number of workers, and downloads without"
                + " JVMs, unless -p workers=… and -p strategy=… say which.")
    private boolean quick;

    @Option(
        names = "--full",
        description =
            "Take as long as it takes. The default job is then measured with every strategy and"
                + " number of workers.")
    private boolean full;
  }

  /**
   * How much to measure.
   *
   * @param needed the precision that something else needs, where the user does not say
   * @param threshold the smallest change of interest, if the user says
   */
  Effort effort(Options jmh, OptionalDouble needed, OptionalDouble threshold)
      throws UsageException {
    return new Effort(
        kind(),
        precision != null ? precision : needed.orElse(PRECISION),
        Optional.ofNullable(budget),
        fixedRounds(jmh),
        repeats(),
        threshold);
  }

  /** What more is wanted of a run that is resumed. */
  Further further() throws UsageException {
    checkRounds();
    return new Further(
        rounds == null ? OptionalInt.empty() : OptionalInt.of(rounds),
        precision == null ? OptionalDouble.empty() : OptionalDouble.of(precision),
        Optional.ofNullable(budget));
  }

  /** Whether few cells are better than many. */
  boolean isQuick() {
    return kind() == Effort.Kind.QUICK;
  }

  /** Whether all cells are wanted. */
  boolean isFull() {
    return kind() == Effort.Kind.FULL;
  }

  /** What a budget that the user gave cannot bring; empty if it may be enough. */
  Optional<String> shortage(int cells) {
    int wanted = rounds == null ? Rules.ANSWER : rounds;
    long least = (long) cells * wanted;
    if (budget == null || budget.toSeconds() >= least) {
      return Optional.empty();
    }
    return Optional.of(
        rounds == null
            ? "--budget %d s: an answer takes %d rounds, and those of %d cells take more than %d s:"
                    .formatted(budget.toSeconds(), wanted, cells, least)
                + " expect one round, and times without intervals"
            : "--budget %d s: %d rounds of %d cells take more than %d s: expect fewer rounds"
                .formatted(budget.toSeconds(), wanted, cells, least));
  }

  private OptionalInt repeats() throws UsageException {
    if (repeats == null) {
      return OptionalInt.empty();
    }
    if (repeats < 0) {
      throw new UsageException(
          "--repeats %d: must be 0 or more, for it counts repeats of a fork".formatted(repeats));
    }
    return OptionalInt.of(repeats);
  }

  private Effort.Kind kind() {
    if (pace == null) {
      return Effort.Kind.NORMAL;
    }
    return pace.quick ? Effort.Kind.QUICK : pace.full ? Effort.Kind.FULL : Effort.Kind.NORMAL;
  }

  private OptionalInt fixedRounds(Options jmh) throws UsageException {
    checkRounds();
    if (!jmh.getForkCount().hasValue()) {
      return rounds == null ? OptionalInt.empty() : OptionalInt.of(rounds);
    }
    int forks = jmh.getForkCount().get();
    if (rounds != null) {
      throw new UsageException(
          "-f %d and --rounds %d both say how many rounds: give one".formatted(forks, rounds));
    }
    if (precision != null) {
      throw new UsageException(UNTIL_PRECISE.formatted("-f " + forks));
    }
    if (forks < 1) {
      throw new UsageException(
          "-f " + forks + ": must be 1 or more, for each round is measured in a fresh JVM");
    }
    return OptionalInt.of(forks);
  }

  private void checkRounds() throws UsageException {
    if (rounds != null && rounds < 1) {
      throw new UsageException("--rounds " + rounds + ": must be 1 or more");
    }
    if (rounds != null && precision != null) {
      throw new UsageException(UNTIL_PRECISE.formatted("--rounds " + rounds));
    }
    if (rounds != null && pace != null && pace.quick) {
      throw new UsageException(
          "--quick and --rounds both say how many rounds: give one"
              + " (--quick is three rounds of few workers)");
    }
  }
}
