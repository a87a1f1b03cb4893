package speedup.report.conclusion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import speedup.batch.Baselines;
import speedup.batch.BatchCell;
import speedup.batch.Crowds;
import speedup.flags.FlagDownloads;
import speedup.report.summary.CellStatus;
import speedup.report.summary.CellSummary;
import speedup.report.summary.MeasuredCell;
import speedup.report.summary.RunLabels;
import speedup.report.summary.RunSummary;
import speedup.report.text.Figures;
import speedup.run.ForkMetric;
import speedup.workload.Waits;

/** What it costs to wait, a sentence a size: time over the wait, CPU and memory a task. */
final class CrowdNotes {

  private static final double WAIT = Waits.MILLIS / 1e3;
  private static final double KILOBYTE = 1 << 10;

  private CrowdNotes() {}

  static List<String> of(List<RunSummary> runs) {
    List<String> labels = RunLabels.of(runs.stream().map(RunSummary::run).toList());
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      String prefix = runs.size() == 1 ? "" : labels.get(i) + ": ";
      of(runs.get(i)).forEach(note -> notes.add(prefix + note));
    }
    return notes;
  }

  private static List<String> of(RunSummary run) {
    Map<String, List<MeasuredCell>> strategies =
        run.measured().stream()
            .filter(cell -> cell.batch().filter(CrowdNotes::isManyAtOnce).isPresent())
            .sorted(Comparator.comparingInt(cell -> batch(cell).workers()))
            .collect(
                Collectors.groupingBy(
                    cell -> name(batch(cell)), LinkedHashMap::new, Collectors.toList()));
    List<String> notes = new ArrayList<>();
    strategies.forEach((name, cells) -> {
      Optional<String> end = end(run, name);
      if (end.isPresent() || batch(cells.getLast()).workers() > 1) {
        notes.add(
            cells.stream()
                    .map(cell -> each(cell, cells.getFirst()))
                    .collect(Collectors.joining(". ", name + ": ", "."))
                + end.map(reason -> " It ends there: " + reason + ".").orElse(""));
      }
    });
    return notes;
  }

  /** One after the other is no crowd, and ends nowhere. */
  private static boolean isManyAtOnce(BatchCell batch) {
    return Crowds.isCrowd(batch) && !Baselines.isSequential(batch);
  }

  private static BatchCell batch(CellSummary cell) {
    return cell.batch().orElseThrow();
  }

  /** Who waits, where, and for what pool. */
  private static String name(BatchCell batch) {
    return batch.strategy()
        + (batch.workload().equals(FlagDownloads.CROWD.name()) ? " at the flag site" : "")
        + ", "
        + batch.lifecycle();
  }

  private static String each(MeasuredCell cell, MeasuredCell fewest) {
    int waiting = batch(cell).workers();
    int more = waiting - batch(fewest).workers();
    StringBuilder text =
        new StringBuilder(String.format(Locale.ROOT, "%,d waiting ", waiting))
            .append(Figures.seconds(Math.max(0, cell.time().orElseThrow().value() - WAIT)))
            .append(" over ")
            .append(Waits.MILLIS)
            .append(" ms");
    if (cell.warning().isPresent()) {
      text.append(" (which is the site's)");
    }
    // What the fewest take too is the batch's, and not that of one who waits more.
    OptionalDouble cpu = cell.metric(ForkMetric.CPU_SECONDS);
    OptionalDouble ofFewest = fewest.metric(ForkMetric.CPU_SECONDS);
    if (cpu.isPresent() && ofFewest.isPresent() && more > 0) {
      double seconds = Math.max(0, cpu.getAsDouble() - ofFewest.getAsDouble()) / more;
      text.append(", ").append(Figures.seconds(seconds)).append(" CPU");
    }
    OptionalDouble memory = cell.peakResidentBytes();
    OptionalDouble without = fewest.peakResidentBytes();
    if (memory.isPresent() && without.isPresent() && more > 0) {
      double bytes = Math.max(0, memory.getAsDouble() - without.getAsDouble()) / more;
      text.append(" and ").append(Figures.number(bytes / KILOBYTE)).append(" KB each");
    }
    return text.toString();
  }

  /** Why the smallest crowd was not measured that is not there: not given, failed or died. */
  private static Optional<String> end(RunSummary run, String name) {
    SortedMap<Integer, String> reasons = new TreeMap<>();
    run.skipped()
        .forEach(skipped ->
            BatchCell.of(skipped.cell())
                .filter(batch -> Crowds.isCrowd(batch) && name(batch).equals(name))
                .ifPresent(batch -> reasons.put(batch.workers(), skipped.reason())));
    run.cells().stream()
        .filter(cell -> cell.status() == CellStatus.FAILED || cell.status() == CellStatus.CRASHED)
        .forEach(cell ->
            cell.batch()
                .filter(batch -> Crowds.isCrowd(batch) && name(batch).equals(name))
                .ifPresent(batch ->
                    reasons.put(
                        batch.workers(), cell.reason().isEmpty() ? cell.ending() : cell.reason())));
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT, "%,d: %s", reasons.firstKey(), reasons.get(reasons.firstKey())));
  }
}
