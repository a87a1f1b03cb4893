package speedup.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.options.Options;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import speedup.run.RunOptions.Effort;
import speedup.run.UsageException;

/** The options that say how much to measure. */
final class EffortOptions {

  private static final double PRECISION = 0.05;

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
          "Begin no round after this time (default: 5m; 90s with --quick, none with --full).")
  private @Nullable Duration budget;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description =
          "Measure every cell exactly N times, each time in a fresh JVM; the same as -f N.")
  private @Nullable Integer rounds;

  @ArgGroup private @Nullable Pace pace;

  /** One or the other. */
  static final class Pace {
    @Option(names = "--quick", description = "Be content with 3 rounds, and with 90 s.")
    private boolean quick;

    @Option(names = "--full", description = "Take as long as it takes.")
    private boolean full;
  }

  /**
   * How much to measure.
   *
   * @param needed the precision that something else needs, where the user does not say
   */
  Effort effort(Options jmh, OptionalDouble needed) throws UsageException {
    return new Effort(
        kind(),
        precision != null ? precision : needed.orElse(PRECISION),
        Optional.ofNullable(budget),
        fixedRounds(jmh));
  }

  private Effort.Kind kind() {
    if (pace == null) {
      return Effort.Kind.NORMAL;
    }
    return pace.quick ? Effort.Kind.QUICK : pace.full ? Effort.Kind.FULL : Effort.Kind.NORMAL;
  }

  private OptionalInt fixedRounds(Options jmh) throws UsageException {
    if (rounds != null && rounds < 1) {
      throw new UsageException("--rounds " + rounds + ": must be 1 or more");
    }
    if (rounds != null) {
      return OptionalInt.of(rounds);
    }
    return jmh.getForkCount().hasValue()
        ? OptionalInt.of(Math.max(1, jmh.getForkCount().get()))
        : OptionalInt.empty();
  }
}
