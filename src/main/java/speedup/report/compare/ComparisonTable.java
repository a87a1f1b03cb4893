package speedup.report.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import speedup.report.text.Table;
import speedup.report.text.TidyTable;
import speedup.run.Cell;
import speedup.stats.Finding;
import speedup.stats.Interval;
import speedup.stats.MannWhitney;
import speedup.stats.SlowForks;
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
          "new_forks",
          "benchmark",
          "mode",
          "threads",
          "params",
          "variant",
          "base_odd_forks",
          "new_odd_forks",
          "base_slow_forks",
          "new_slow_forks");

  private ComparisonTable() {}

  static Table of(String title, List<RunComparison.Compared> cells, double threshold) {
    return new Table(title, HEADINGS, cells.stream().map(cell -> row(cell, threshold)).toList());
  }

  /** How a reader calls a verdict, such as {@code same within 5%}. */
  static String words(Verdict verdict, double threshold) {
    return verdict == Verdict.SAME ? "same within " + share(threshold) : word(verdict);
  }

  /** How a program calls a verdict. */
  static String word(Verdict verdict) {
    return switch (verdict) {
      case FASTER -> "faster";
      case SLOWER -> "slower";
      case SAME -> "same";
      case UNDECIDED -> "cannot tell";
      case TOO_FEW_FORKS -> "too few forks";
    };
  }

  /** A share as it was typed, such as {@code 2.5%}. */
  static String share(double share) {
    return BigDecimal.valueOf(share)
            .movePointRight(2)
            .round(new MathContext(6))
            .stripTrailingZeros()
            .toPlainString()
        + "%";
  }

  /** The changes that are within a share: as far down as up, on logarithms. */
  static String range(double share) {
    return "[" + signed(1 / (1 + share)) + ", " + signed(1 + share) + "]";
  }

  private static List<String> row(RunComparison.Compared cell, double threshold) {
    Optional<Finding.Evidence> evidence = cell.finding().evidence();
    return List.of(
        cell.name(),
        words(cell.finding().verdict(), threshold),
        signed(cell.finding().change()),
        evidence.map(found -> interval(found.change())).orElse(NOTHING),
        cell.base().typicalInWords(),
        cell.changed().typicalInWords(),
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
      Cell key = cell.base().cell();
      table.add(
          cell.name(),
          word(cell.finding().verdict()),
          cell.base().unit().text(),
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
          cell.changed().forks().size(),
          key.benchmark(),
          key.mode(),
          key.threads(),
          key.params().entrySet().stream()
              .map(ComparisonTable::param)
              .collect(Collectors.joining(" ")),
          key.variant(),
          cell.base().odd().size(),
          cell.changed().odd().size(),
          cell.slowForks().map(SlowForks::base),
          cell.slowForks().map(SlowForks::changed));
    }
    return table;
  }

  private static String param(Map.Entry<String, String> param) {
    return param.getKey() + "=" + param.getValue();
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
