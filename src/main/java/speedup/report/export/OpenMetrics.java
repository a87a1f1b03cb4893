package speedup.report.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import speedup.run.ScoreUnit;
import speedup.stats.Interval;

/**
 * Scores as OpenMetrics text, version 1.0: times in seconds, rates in operations a second, anything
 * else in its own unit, which is then a label; with the ends of the interval as gauges of their
 * own.
 */
public final class OpenMetrics {

  private OpenMetrics() {}

  /** What stands before the unit in a metric's name, and what its value is. */
  private enum Part {
    SCORE("", "Geometric mean of the forks."),
    LOW("_low", "Lower end of the interval around the geometric mean of the forks."),
    HIGH("_high", "Upper end of the interval around the geometric mean of the forks.");

    private final String suffix;
    private final String help;

    Part(String suffix, String help) {
      this.suffix = suffix;
      this.help = help;
    }

    OptionalDouble of(ExportedScore score) {
      return switch (this) {
        case SCORE -> OptionalDouble.of(score.value());
        case LOW -> end(score.interval().map(Interval::low));
        case HIGH -> end(score.interval().map(Interval::high));
      };
    }

    private static OptionalDouble end(Optional<Double> end) {
      return end.filter(Double::isFinite).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
  }

  /** A kind of score, and how its metrics are called. */
  private enum Kind {
    TIME("speedup_time", "seconds"),
    RATE("speedup_rate", "operations_per_second"),
    OTHER("speedup_score", "");

    private final String name;
    private final String unit;

    Kind(String name, String unit) {
      this.name = name;
      this.unit = unit;
    }

    static Kind of(ScoreUnit unit) {
      return unit.isTime() ? TIME : unit.isRate() ? RATE : OTHER;
    }

    String family(Part part) {
      return name + part.suffix + (unit.isEmpty() ? "" : "_" + unit);
    }
  }

  /** Writes scores as text. */
  public static String of(List<ExportedScore> scores) {
    StringBuilder text = new StringBuilder();
    for (Kind kind : Kind.values()) {
      List<ExportedScore> ofKind =
          scores.stream().filter(score -> Kind.of(score.unit()) == kind).toList();
      for (Part part : Part.values()) {
        addFamily(kind, part, ofKind, text);
      }
    }
    return text.append("# EOF\n").toString();
  }

  private static void addFamily(
      Kind kind, Part part, List<ExportedScore> scores, StringBuilder text) {
    String family = kind.family(part);
    List<String> samples = new ArrayList<>();
    for (ExportedScore score : scores) {
      OptionalDouble value = part.of(score);
      if (value.isPresent()) {
        double factor = kind == Kind.OTHER ? 1 : score.unit().factor();
        samples.add(
            family + "{" + labels(score, kind) + "} " + value.getAsDouble() * factor + "\n");
      }
    }
    if (!samples.isEmpty()) {
      text.append("# TYPE ").append(family).append(" gauge\n");
      if (!kind.unit.isEmpty()) {
        text.append("# UNIT ").append(family).append(' ').append(kind.unit).append('\n');
      }
      text.append("# HELP ").append(family).append(' ').append(part.help).append('\n');
      samples.forEach(text::append);
    }
  }

  private static String labels(ExportedScore score, Kind kind) {
    Map<String, String> labels = new LinkedHashMap<>();
    score.labels().forEach((name, value) -> labels.put(free(labelName(name), labels), value));
    if (kind == Kind.OTHER) {
      labels.put(free("unit", labels), score.unit().text());
    }
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
        .collect(Collectors.joining(","));
  }

  private static String labelName(String name) {
    String letters = name.replaceAll("[^a-zA-Z0-9_]", "_");
    return letters.matches("[a-zA-Z].*") ? letters : "l" + letters;
  }

  /** Two names that differ in other letters alone are still two labels. */
  private static String free(String name, Map<String, String> taken) {
    String free = name;
    while (taken.containsKey(free)) {
      free += "_";
    }
    return free;
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
