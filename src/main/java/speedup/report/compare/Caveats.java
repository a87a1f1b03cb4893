package speedup.report.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import speedup.environment.Difference;
import speedup.environment.Fingerprint.Part;
import speedup.report.text.Figures;

/** What makes two results hard to compare, which a reader must know first. */
final class Caveats {

  /** As a logarithm. In eight of ten sessions of a machine the fixed work took 27.8 to 30.9 ms. */
  private static final double ANOTHER_SPEED = Math.log(1.1);

  private Caveats() {}

  static List<String> of(RunComparison comparison) {
    List<String> caveats = new ArrayList<>();
    for (Part part : Part.values()) {
      String differences =
          comparison.differences().stream()
              .filter(difference -> difference.part() == part)
              .map(Caveats::words)
              .collect(Collectors.joining("; "));
      if (!differences.isEmpty()) {
        caveats.add(
            switch (part) {
              case MACHINE -> "not the same machine: " + differences;
              case JDK -> "not the same JDK: " + differences;
              case FLAGS -> "not the same JVM flags: " + differences;
              case JAR -> "not the same code: " + differences;
            });
      }
    }
    fixedWork(comparison).ifPresent(caveats::add);
    String settings = settings(comparison.cells());
    if (!settings.isEmpty()) {
      caveats.add("not measured the same way: " + settings);
    }
    for (Side side : List.of(comparison.base(), comparison.changed())) {
      if (side.fingerprint().traits().stream().noneMatch(trait -> trait.part() == Part.MACHINE)) {
        caveats.add(side.name() + " does not say on what machine it was measured");
      }
      side.warnings().forEach(warning -> caveats.add(side.name() + ": " + warning));
    }
    return caveats;
  }

  /** Of the same machine on another day, too: a neighbour, or a clock that is set lower. */
  private static Optional<String> fixedWork(RunComparison comparison) {
    OptionalDouble base = comparison.base().fixedWork();
    OptionalDouble changed = comparison.changed().fixedWork();
    if (comparison.isCalibrated()
        || base.isEmpty()
        || changed.isEmpty()
        || Math.abs(Math.log(changed.getAsDouble() / base.getAsDouble())) < ANOTHER_SPEED
        || comparison.cells().stream().noneMatch(cell -> cell.base().computes())) {
      return Optional.empty();
    }
    return Optional.of(
        "the machine was not as fast: its fixed work took %s in BASE, %s in NEW; --calibrated divides"
                .formatted(
                    Figures.seconds(base.getAsDouble()), Figures.seconds(changed.getAsDouble()))
            + " that out of what computes");
  }

  private static String words(Difference difference) {
    return difference.name()
        + " "
        + shortened(difference.then())
        + " in BASE, "
        + shortened(difference.now())
        + " in NEW";
  }

  /** A hash is told from another by its beginning. */
  private static String shortened(String value) {
    return value.matches("[0-9a-f]{64}") ? value.substring(0, 12) : value;
  }

  /** Each difference once, with the number of cells it is in where that is not all. */
  private static String settings(List<RunComparison.Compared> cells) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (RunComparison.Compared cell : cells) {
      cell.base()
          .settings()
          .differencesIn(cell.changed().settings())
          .forEach(difference -> counts.merge(difference, 1, Integer::sum));
    }
    return counts.entrySet().stream()
        .map(entry ->
            entry.getValue() == cells.size()
                ? entry.getKey()
                : entry.getKey() + " (" + entry.getValue() + " of " + cells.size() + " cells)")
        .collect(Collectors.joining("; "));
  }
}
