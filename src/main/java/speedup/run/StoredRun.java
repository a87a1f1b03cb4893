package speedup.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import speedup.environment.Environment;
import speedup.stats.Mean;
import speedup.stats.OddForks;
import speedup.stats.OddForks.OddFork;
import speedup.stats.StoppingRule;

/** A run as its folder tells it. It does not change; what is derived from it is kept. */
public final class StoredRun {

  private final RunFolder folder;
  private final Optional<Environment> environment;
  private final JournalEntry.Planned planned;
  private final List<JournalEntry> entries;
  private final List<String> damage;
  private final boolean isRunning;

  private @Nullable List<JournalEntry.Fork> warm;
  private @Nullable List<JournalEntry.Fork> counting;
  private @Nullable Map<Cell, Map<ForkNumber, OddFork>> odd;

  /** Puts a run together, of lists that are copied. */
  StoredRun(
      RunFolder folder,
      Optional<Environment> environment,
      JournalEntry.Planned planned,
      List<JournalEntry> entries,
      List<String> damage,
      boolean isRunning) {
    this.folder = folder;
    this.environment = environment;
    this.planned = planned;
    this.entries = List.copyOf(entries);
    this.damage = List.copyOf(damage);
    this.isRunning = isRunning;
  }

  /**
   * Reads a run. A line that cannot be read is set aside, as damage; without a first line there is
   * no run.
   *
   * @throws UsageException if the folder holds no run
   */
  public static StoredRun read(Path path) throws UsageException, IOException {
    RunFolder folder = new RunFolder(path);
    if (Files.isRegularFile(path)) {
      throw new UsageException(path + " is no run: it is a file; give the folder of a run");
    }
    if (!Files.isRegularFile(folder.journal())) {
      throw new UsageException(
          (path.toString().isEmpty() ? "''" : path)
              + " is no run: it has no journal.jsonl; give a folder that 'run' wrote");
    }
    // Asked before the journal is read: a run that ends meanwhile has its end there.
    boolean isTaken = RunLock.isTaken(folder);
    return RunText.read(folder).parse(folder, isTaken);
  }

  /**
   * Reads several runs.
   *
   * @throws UsageException if one is no run, or is given twice
   */
  public static List<StoredRun> readEach(List<Path> paths) throws UsageException, IOException {
    List<StoredRun> runs = new ArrayList<>();
    Set<Path> known = new HashSet<>();
    for (Path path : paths) {
      runs.add(read(path));
      if (!known.add(path.toRealPath())) {
        throw new UsageException(path + " is given twice: give another run beside it");
      }
    }
    return runs;
  }

  /** Where it is. */
  public RunFolder folder() {
    return folder;
  }

  /** The machine it was measured on; empty when its file is missing or damaged. */
  public Optional<Environment> environment() {
    return environment;
  }

  /** Its first line, with what was wanted of it last. */
  public JournalEntry.Planned planned() {
    return planned;
  }

  /** Every line of its journal that can be read, in the order of time. */
  public List<JournalEntry> entries() {
    return entries;
  }

  /** What of the folder could not be read, in words. */
  public List<String> damage() {
    return damage;
  }

  /** Whether it was being measured when it was read, by this process or another. */
  public boolean isRunning() {
    return isRunning;
  }

  /** The forks that were not set aside, in the order of time; odd ones are among them. */
  public List<JournalEntry.Fork> forks() {
    return all(entries, JournalEntry.Fork.class).filter(JournalEntry.Fork::counts).toList();
  }

  /**
   * Those of {@link #forks} that warmed up for longest, where the warm-up of a cell grew; odd ones
   * are among them.
   */
  public synchronized List<JournalEntry.Fork> warmForks() {
    if (warm == null) {
      warm = findWarm();
    }
    return warm;
  }

  private List<JournalEntry.Fork> findWarm() {
    Map<Cell, List<JournalEntry.Fork>> cells = new LinkedHashMap<>();
    forks().forEach(fork -> cells.computeIfAbsent(fork.cell(), any -> new ArrayList<>()).add(fork));
    Map<Cell, Integer> warmUps = new HashMap<>();
    cells.forEach((cell, all) -> warmUps.put(cell, WarmUps.longest(all).getFirst().warmUp()));
    return forks().stream()
        .filter(fork -> fork.warmUp() == warmUps.getOrDefault(fork.cell(), 1))
        .toList();
  }

  /** The cells whose warm-up grew, with how many times as long the forks that count warmed up. */
  public Map<Cell, Integer> grownWarmUps() {
    Map<Cell, Integer> grown = new LinkedHashMap<>();
    warmForks().stream()
        .filter(fork -> fork.warmUp() > 1)
        .forEach(fork -> grown.put(fork.cell(), fork.warmUp()));
    return grown;
  }

  /** Those of {@link #warmForks} that count: all but the {@linkplain OddForks odd} ones. */
  public synchronized List<JournalEntry.Fork> countingForks() {
    if (counting == null) {
      Map<Cell, Map<ForkNumber, OddFork>> left = oddForks();
      counting =
          warmForks().stream()
              .filter(fork -> !left.getOrDefault(fork.cell(), Map.of()).containsKey(fork.number()))
              .toList();
    }
    return counting;
  }

  /** The forks that do not count for being odd, by cell and number. */
  public synchronized Map<Cell, Map<ForkNumber, OddFork>> oddForks() {
    if (odd == null) {
      odd = findOdd();
    }
    return odd;
  }

  private Map<Cell, Map<ForkNumber, OddFork>> findOdd() {
    Map<Cell, Map<ForkNumber, Double>> costs = new LinkedHashMap<>();
    warmForks()
        .forEach(fork ->
            costs
                .computeIfAbsent(fork.cell(), cell -> new TreeMap<>())
                .put(fork.number(), fork.cost()));
    return Collections.unmodifiableMap(CountingForks.odd(costs, planned.plan().rules().oddOneIn()));
  }

  /** The forks that were set aside for what went on around them, and measured again. */
  public List<JournalEntry.Fork> setAside() {
    return all(entries, JournalEntry.Fork.class).filter(fork -> !fork.counts()).toList();
  }

  /**
   * What could not be measured: one a cell, without forks that died and were measured once more,
   * and without what failed before the run was resumed, and was measured again.
   */
  public List<JournalEntry.Failure> failures() {
    Map<Cell, JournalEntry.Failure> failures = new LinkedHashMap<>();
    Map<Cell, JournalEntry.Failure> crashes = new HashMap<>();
    for (JournalEntry entry : entries) {
      switch (entry) {
        case JournalEntry.Failure failure ->
            (failure.crashed() ? crashes : failures).put(failure.cell(), failure);
        case JournalEntry.Ended ended -> {
          JournalEntry.Failure crash = crashes.get(ended.cell());
          if (ended.end() == CellEnd.FAILED && crash != null) {
            failures.put(ended.cell(), crash);
          }
        }
        case JournalEntry.Resumed resumed -> {
          failures.clear();
          crashes.clear();
        }
        default -> {}
      }
    }
    return List.copyOf(failures.values());
  }

  /** Why cells are not measured any more; none of those that are. */
  public List<JournalEntry.Ended> ended() {
    List<JournalEntry.Ended> ended = new ArrayList<>();
    for (JournalEntry entry : entries) {
      if (entry instanceof JournalEntry.Ended one) {
        ended.add(one);
      } else if (entry instanceof JournalEntry.Resumed resumed) {
        ended.removeIf(one -> resumed.rules() != null || one.end() == CellEnd.FAILED);
      }
    }
    return List.copyOf(ended);
  }

  /** What the flag site could serve, if downloads were measured. */
  public Optional<JournalEntry.Ceiling> ceiling() {
    return last(entries, JournalEntry.Ceiling.class);
  }

  /**
   * How long the machine took for its fixed work, as the geometric mean over the parts of the run;
   * empty in old journals.
   */
  public OptionalDouble calibrationSeconds() {
    double[] seconds =
        all(entries, JournalEntry.Calibration.class)
            .mapToDouble(JournalEntry.Calibration::seconds)
            .toArray();
    return seconds.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Mean.geometric(seconds, StoppingRule.COVERAGE).value());
  }

  /** The last line; empty when the run was killed or is still going on. */
  public Optional<JournalEntry.Finished> finished() {
    return last(entries, JournalEntry.class)
        .filter(JournalEntry.Finished.class::isInstance)
        .map(JournalEntry.Finished.class::cast);
  }

  /** Whether there is nothing left to measure: no round, and no cell that failed. */
  public boolean isFinished() {
    return finished().filter(end -> end.interrupted() == null).isPresent() && failures().isEmpty();
  }

  /**
   * How long it took, over all its parts; a part that was killed counts up to its last fork.
   *
   * @return seconds
   */
  public double wallSeconds() {
    return Stopwatch.seconds(entries);
  }

  void requireUnfinished() throws UsageException {
    if (isFinished()) {
      throw new UsageException(
          folder.path()
              + " is finished: there is nothing left to measure; --rounds N, --precision X or"
              + " --budget TIME goes on with it");
    }
  }

  static <T extends JournalEntry> Stream<T> all(List<JournalEntry> entries, Class<T> type) {
    return entries.stream().filter(type::isInstance).map(type::cast);
  }

  static <T extends JournalEntry> Optional<T> last(List<JournalEntry> entries, Class<T> type) {
    return all(entries, type).reduce((first, second) -> second);
  }
}
