package speedup.report.conclusion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import speedup.batch.BatchCell;
import speedup.report.summary.MeasuredCell;
import speedup.report.summary.RunLabels;
import speedup.report.summary.RunSummary;
import speedup.report.text.Figures;
import speedup.run.JournalEntry.Metric;
import speedup.run.Skipped;
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
            .filter(cell -> cell.batch().filter(CrowdNotes::isCrowd).isPresent())
            .sorted(Comparator.comparingInt(cell -> cell.batch().orElseThrow().workers()))
            .collect(
                Collectors.groupingBy(
                    cell ->
                        cell.batch().orElseThrow().strategy()
                            + ", "
                            + cell.batch().orElseThrow().lifecycle(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<String> notes = new ArrayList<>();
    strategies.forEach((name, cells) -> {
      if (cells.getLast().batch().orElseThrow().workers() > 1) {
        notes.add(
            cells.stream()
                    .map(cell -> each(cell, cells.getFirst()))
                    .collect(Collectors.joining(". ", name + ": ", "."))
                + ends(run, cells.getFirst().batch().orElseThrow()));
      }
    });
    return notes;
  }

  private static boolean isCrowd(BatchCell batch) {
    return batch.workload().equals(Waits.TYPE.name());
  }

  private static String each(MeasuredCell cell, MeasuredCell fewest) {
    int waiting = cell.batch().orElseThrow().workers();
    int more = waiting - fewest.batch().orElseThrow().workers();
    StringBuilder text =
        new StringBuilder(String.format(Locale.ROOT, "%,d waiting ", waiting))
            .append(Figures.seconds(cell.time().orElseThrow().value() - WAIT))
            .append(" over ")
            .append(Waits.MILLIS)
            .append(" ms");
    OptionalDouble cpu = cell.metric(Metric.CPU_SECONDS);
    if (cpu.isPresent() && more > 0) {
      text.append(", ").append(Figures.seconds(cpu.getAsDouble() / waiting)).append(" CPU");
    }
    OptionalDouble memory = cell.peakResidentBytes();
    OptionalDouble without = fewest.peakResidentBytes();
    if (memory.isPresent() && without.isPresent() && more > 0) {
      double bytes = Math.max(0, memory.getAsDouble() - without.getAsDouble()) / more;
      text.append(" and ").append(Figures.number(bytes / KILOBYTE)).append(" KB each");
    }
    return text.toString();
  }

  /** Where it ended, and why. */
  private static String ends(RunSummary run, BatchCell batch) {
    Optional<Skipped> first =
        run.skipped().stream()
            .filter(skipped ->
                BatchCell.of(skipped.cell())
                    .filter(CrowdNotes::isCrowd)
                    .filter(one -> one.strategy().equals(batch.strategy()))
                    .filter(one -> one.lifecycle().equals(batch.lifecycle()))
                    .isPresent())
            .min(
                Comparator.comparingInt(
                    skipped -> BatchCell.of(skipped.cell()).orElseThrow().workers()));
    return first.map(skipped -> " It ends there: " + skipped.reason() + ".").orElse("");
  }
}
