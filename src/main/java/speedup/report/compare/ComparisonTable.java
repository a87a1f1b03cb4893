package speedup.report.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import speedup.report.text.Table;
import speedup.report.text.TidyTable;
import speedup.stats.Finding;
import speedup.stats.Interval;
import speedup.stats.MannWhitney;
import speedup.stats.Verdict;

/** The cells of a comparison, a row each. */
final class ComparisonTable {

  private static final String NOTHING = "-";

  private static final List<String> HEADINGS =
      List.of(
          "Cell",
          "verdict",
          "change",
          "interval",
          "base",
          "new",
          "p",
          "exact p",
          "delta",
          "noise",
          "bootstrap",
          "forks");

  private static final List<String> COLUMNS =
      List.of(
          "cell",
          "verdict",
          "unit",
          "base",
          "new",
          "change",
          "change_low",
          "change_high",
          "p_adjusted",
          "p_exact",
          "is_exact",
          "cliffs_delta",
          "noise_floor",
          "bootstrap_low",
          "bootstrap_high",
          "base_forks",
          "new_forks");

  private ComparisonTable() {}

  static Table of(String title, List<RunComparison.Compared> cells) {
    return new Table(title, HEADINGS, cells.stream().map(ComparisonTable::row).toList());
  }

  /** How a reader calls a verdict. */
  static String word(Verdict verdict) {
    return switch (verdict) {
      case FASTER -> "faster";
      case SLOWER -> "slower";
      case NO_DIFFERENCE, SAME, UNDECIDED -> "no difference";
      case TOO_FEW_FORKS -> "too few forks";
    };
  }

  private static List<String> row(RunComparison.Compared cell) {
    Optional<Finding.Evidence> evidence = cell.finding().evidence();
    return List.of(
        cell.changed().name(),
        word(cell.finding().verdict()),
        signed(cell.finding().change()),
        evidence.map(found -> interval(found.change())).orElse(NOTHING),
        cell.base().unit().format(cell.base().typical()),
        cell.changed().unit().format(cell.changed().typical()),
        evidence.map(found -> probability(found.pValue())).orElse(NOTHING),
        evidence.map(found -> probability(found.ranks())).orElse(NOTHING),
        evidence.map(found -> format("%+.2f", found.cliffsDelta())).orElse(NOTHING),
        evidence.map(found -> format("%.1f%%", found.noiseFloor() * 100)).orElse(NOTHING),
        cell.bootstrap()
            .map(interval -> interval(interval) + (cell.isDoubtful() ? " ?" : ""))
            .orElse(NOTHING),
        cell.base().forks().size() + ", " + cell.changed().forks().size());
  }

  static TidyTable tidy(List<RunComparison.Compared> cells) {
    TidyTable table = new TidyTable(COLUMNS);
    for (RunComparison.Compared cell : cells) {
      Optional<Finding.Evidence> evidence = cell.finding().evidence();
      table.add(
          cell.changed().name(),
          word(cell.finding().verdict()),
          cell.changed().unit().word(),
          cell.base().typical(),
          cell.changed().typical(),
          cell.finding().change(),
          evidence.map(found -> found.change().low()),
          evidence.map(found -> found.change().high()),
          evidence.map(Finding.Evidence::pValue),
          evidence.map(found -> found.ranks().pValue()),
          evidence.map(found -> found.ranks().exact()),
          evidence.map(Finding.Evidence::cliffsDelta),
          evidence.map(Finding.Evidence::noiseFloor),
          cell.bootstrap().map(Interval::low),
          cell.bootstrap().map(Interval::high),
          cell.base().forks().size(),
          cell.changed().forks().size());
    }
    return table;
  }

  private static String interval(Interval change) {
    return "[" + signed(change.low()) + ", " + signed(change.high()) + "]";
  }

  private static String signed(double ratio) {
    double percent = (ratio - 1) * 100;
    return Math.abs(percent) < 0.05
        ? "0.0%"
        : format(Math.abs(percent) < 99.95 ? "%+.1f%%" : "%+.0f%%", percent);
  }

  private static String probability(MannWhitney ranks) {
    return (ranks.exact() ? "" : "~") + probability(ranks.pValue());
  }

  private static String probability(double probability) {
    return probability < 0.001 ? "<0.001" : format("%.3f", probability);
  }

  private static String format(String pattern, double figure) {
    return String.format(Locale.ROOT, pattern, figure);
  }
}
