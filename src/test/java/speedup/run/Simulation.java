package speedup.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import speedup.environment.Environment;
import speedup.environment.NoiseLimits;

/** Whole runs on a {@link SimulatedMachine}: the rounds, rules and journal are the real ones. */
public final class Simulation {

  private static final Environment ENVIRONMENT = Environment.capture(Clock.systemUTC());

  private Simulation() {}

  /** Six rounds at least, 30 at most, until the speedups are precise to a share. */
  public static Plan plan(long seed, double precision, Cell... cells) {
    return plan(seed, Rules.adaptive(precision, null), cells);
  }

  /** Rounds until the speedups are precise to 5 %, but none begins after the budget. */
  public static Plan plan(long seed, Duration budget, Cell... cells) {
    return plan(seed, Rules.adaptive(0.05, budget), cells);
  }

  /** A fixed number of rounds. */
  public static Plan rounds(long seed, int rounds, Cell... cells) {
    return plan(seed, Rules.exactly(rounds, null), cells);
  }

  static Plan plan(long seed, Rules rules, Cell... cells) {
    return Plan.ofStrategies(List.of(cells), List.of(), rules, seed);
  }

  /** Measures a plan from its beginning to its end. */
  public static StoredRun run(Plan plan, SimulatedMachine machine) {
    return stored(plan, entries(plan, machine));
  }

  static List<JournalEntry> entries(Plan plan, SimulatedMachine machine) {
    List<JournalEntry> entries = new ArrayList<>();
    entries.add(planned(plan, machine));
    goOn(plan, machine, entries, entries::add, new RunListener() {});
    return entries;
  }

  static JournalEntry.Planned planned(Plan plan, SimulatedMachine machine) {
    return new JournalEntry.Planned("0", machine.now(), "simulated", List.of(), null, plan);
  }

  /** Measures what the earlier entries leave to be measured. */
  static void goOn(
      Plan plan,
      SimulatedMachine machine,
      List<JournalEntry> earlier,
      JournalWriter journal,
      RunListener listener) {
    List<JournalEntry> before = List.copyOf(earlier);
    Stopwatch stopwatch = new Stopwatch(before, machine::nanoTime);
    Measurement measurement =
        new Measurement(
            plan,
            before,
            machine,
            new ForkLimits(Optional.empty(), Layout.STRATEGIES),
            NoiseLimits.FIXED,
            journal,
            listener,
            stopwatch);
    machine.onStop(measurement::stop);
    try {
      measurement.run();
      journal.append(
          new JournalEntry.Finished(machine.now(), stopwatch.seconds(), measurement.stopped()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static StoredRun stored(Plan plan, List<JournalEntry> entries) {
    return new StoredRun(
        new RunFolder(Path.of("simulated")),
        Optional.of(ENVIRONMENT),
        (JournalEntry.Planned) entries.getFirst(),
        entries,
        List.of(),
        false);
  }
}
