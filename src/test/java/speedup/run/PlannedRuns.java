package speedup.run;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import speedup.environment.Variant;

/** Runs that are planned as the command line plans them, of a number of rounds. */
public final class PlannedRuns {

  private PlannedRuns() {}

  /** A run of some cells with this JVM and code. */
  public static Run of(Path results, int rounds, Cell... cells) throws UsageException {
    return of(results, rounds, Variant.OWN, cells);
  }

  static Run of(Path results, int rounds, Variant variant, Cell... cells) throws UsageException {
    return of(results, rounds, variant, Clock.systemUTC(), cells);
  }

  static Run of(Path results, int rounds, Variant variant, Clock clock, Cell... cells)
      throws UsageException {
    RunOptions.Effort effort =
        new RunOptions.Effort(
            RunOptions.Effort.Kind.NORMAL,
            0.05,
            Optional.empty(),
            OptionalInt.of(rounds),
            OptionalInt.empty(),
            OptionalDouble.empty());
    return Run.plan(
        new RunOptions(List.of(), results, "planned", effort, 1, Optional.empty(), false),
        new CellSelection(List.of(cells), List.of(), Layout.STRATEGIES, List.of(variant)),
        clock);
  }
}
