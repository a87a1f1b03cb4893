package speedup.report.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import speedup.environment.Noise;
import speedup.run.Cell;
import speedup.run.ForkNumber;
import speedup.run.JournalEntry;
import speedup.run.StoredRun;
import speedup.stats.OddForks.OddFork;

/**
 * Every fork of each run in the order of time, a list a figure: names once a fork would be most of
 * the page.
 *
 * @param cell the number of its cell
 * @param start seconds since the first one of its run
 * @param seconds its mean
 * @param foreign cores; absent where no fork has it, as are the other kinds of noise
 * @param steal a share of CPU time
 * @param throttled seconds
 * @param load the load average before
 * @param aside the reasons of those that were set aside, by their place in the lists
 * @param odd how many times the cost of their cell's median those took that do not count for being
 *     odd, by their place in the lists
 */
record PageForks(
    List<Integer> cell,
    List<Integer> round,
    List<Double> start,
    List<Double> seconds,
    @Nullable List<@Nullable Double> foreign,
    @Nullable List<@Nullable Double> steal,
    @Nullable List<@Nullable Double> throttled,
    @Nullable List<@Nullable Double> load,
    Map<Integer, String> aside,
    Map<Integer, Double> odd) {

  static PageForks of(StoredRun run, Map<Cell, Integer> numbers) {
    List<JournalEntry.Fork> forks =
        Stream.concat(run.forks().stream(), run.setAside().stream())
            .filter(fork -> numbers.containsKey(fork.cell()))
            .sorted(Comparator.comparing(JournalEntry.Fork::started))
            .toList();
    Map<Integer, String> aside = new LinkedHashMap<>();
    for (int i = 0; i < forks.size(); i++) {
      if (!forks.get(i).counts()) {
        aside.put(i, String.join(", ", forks.get(i).aside()));
      }
    }
    Map<Cell, Map<ForkNumber, OddFork>> oddOfRun = run.oddForks();
    Map<Integer, Double> odd = new LinkedHashMap<>();
    for (int i = 0; i < forks.size(); i++) {
      JournalEntry.Fork fork = forks.get(i);
      OddFork found = oddOfRun.getOrDefault(fork.cell(), Map.of()).get(fork.number());
      if (found != null && fork.counts()) {
        odd.put(i, PageData.rounded(found.factor()));
      }
    }
    Instant first = forks.isEmpty() ? Instant.EPOCH : forks.getFirst().started();
    return new PageForks(
        forks.stream().map(fork -> numbers.getOrDefault(fork.cell(), 0)).toList(),
        forks.stream().map(JournalEntry.Fork::round).toList(),
        forks.stream()
            .map(fork ->
                Math.round(Duration.between(first, fork.started()).toMillis() / 100.0) / 10.0)
            .toList(),
        forks.stream().map(fork -> PageData.rounded(fork.mean())).toList(),
        noise(forks, Noise::foreignCores),
        noise(forks, Noise::stealShare),
        noise(forks, Noise::throttledSeconds),
        noise(forks, Noise::loadBefore),
        aside,
        odd);
  }

  /** The forks of several runs, one behind the other. */
  static PageForks together(List<PageForks> runs) {
    if (runs.size() == 1) {
      return runs.getFirst();
    }
    Map<Integer, String> aside = new LinkedHashMap<>();
    Map<Integer, Double> odd = new LinkedHashMap<>();
    int before = 0;
    for (PageForks run : runs) {
      int first = before;
      run.aside().forEach((place, reasons) -> aside.put(first + place, reasons));
      run.odd().forEach((place, factor) -> odd.put(first + place, factor));
      before += run.cell().size();
    }
    return new PageForks(
        together(runs, PageForks::cell),
        together(runs, PageForks::round),
        together(runs, PageForks::start),
        together(runs, PageForks::seconds),
        noiseTogether(runs, PageForks::foreign),
        noiseTogether(runs, PageForks::steal),
        noiseTogether(runs, PageForks::throttled),
        noiseTogether(runs, PageForks::load),
        aside,
        odd);
  }

  private static <T> List<T> together(List<PageForks> runs, Function<PageForks, List<T>> list) {
    return runs.stream().map(list).flatMap(List::stream).toList();
  }

  private static @Nullable List<@Nullable Double> noiseTogether(
      List<PageForks> runs, Function<PageForks, @Nullable List<@Nullable Double>> kind) {
    List<@Nullable Double> figures = new ArrayList<>();
    boolean isKnown = false;
    for (PageForks run : runs) {
      List<@Nullable Double> own = kind.apply(run);
      isKnown |= own != null;
      figures.addAll(own == null ? Collections.nCopies(run.cell().size(), null) : own);
    }
    return isKnown ? figures : null;
  }

  private static @Nullable List<@Nullable Double> noise(
      List<JournalEntry.Fork> forks, Function<Noise, @Nullable Double> kind) {
    List<@Nullable Double> figures = new ArrayList<>();
    for (JournalEntry.Fork fork : forks) {
      Double figure = kind.apply(fork.noise());
      figures.add(figure == null ? null : Math.round(figure * 1e4) / 1e4);
    }
    return figures.stream().anyMatch(Objects::nonNull) ? figures : null;
  }
}
