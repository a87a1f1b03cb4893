package speedup.jmh;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import speedup.run.JmhSettings.Iterations;
import speedup.run.ScoreUnit;

/** From JSON as JMH writes it to its results. */
final class JmhResultReader {

  /**
   * Older JMHs call a percentile {@code offer·p0.50}, and 1.37 {@code p0.50} where it is of the
   * benchmark itself, {@code offer:p0.50} where it is of one method of a group.
   */
  private static final Pattern OLD_PERCENTILE = Pattern.compile("(.+)\u00B7(p[0-9.]+)");

  /** Older JMHs set it before the names of profilers' figures. */
  private static final String MIDDLE_DOT = "\u00B7";

  /** These break a line after each comma, bracket and brace, also within a parameter's value. */
  private static final Pattern BREAKS_LINES = Pattern.compile("1\\.2[0-2](\\..*)?");

  private JmhResultReader() {}

  static boolean isResult(JsonNode node) {
    return node.path("benchmark").isTextual()
        && node.path("mode").isTextual()
        && node.path("primaryMetric").isObject();
  }

  /**
   * Reads a result.
   *
   * @throws IllegalArgumentException if a score is no number
   */
  static JmhResult result(JsonNode node) {
    String mode = text(node, "mode");
    return new JmhResult(
        text(node, "benchmark"),
        mode,
        node.path("threads").asInt(1),
        node.path("forks").asInt(1),
        text(node, "jmhVersion"),
        text(node, "jvm"),
        texts(node.path("jvmArgs")),
        text(node, "jdkVersion"),
        text(node, "vmName"),
        text(node, "vmVersion"),
        iterations(node, "warmup"),
        iterations(node, "measurement"),
        params(node),
        metric(node.path("primaryMetric"), mode),
        secondary(node, mode));
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asText();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static Iterations iterations(JsonNode node, String kind) {
    return new Iterations(
        node.path(kind + "Iterations").asInt(0),
        text(node, kind + "Time"),
        node.path(kind + "BatchSize").asInt(1));
  }

  private static SortedMap<String, String> params(JsonNode result) {
    boolean areBroken = BREAKS_LINES.matcher(text(result, "jmhVersion")).matches();
    SortedMap<String, String> params = new TreeMap<>();
    result
        .path("params")
        .properties()
        .forEach(param -> {
          String value = param.getValue().asText();
          params.put(param.getKey(), areBroken ? value.replaceAll("\\s*\n\\s*", "") : value);
        });
    return params;
  }

  private static Map<String, JmhMetric> secondary(JsonNode result, String mode) {
    String benchmark = text(result, "benchmark");
    String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
    Map<String, JmhMetric> metrics = new LinkedHashMap<>();
    result
        .path("secondaryMetrics")
        .properties()
        .forEach(entry ->
            metrics.put(nameOfToday(entry.getKey(), method), metric(entry.getValue(), mode)));
    return metrics;
  }

  private static String nameOfToday(String name, String method) {
    Matcher percentile = OLD_PERCENTILE.matcher(name);
    if (percentile.matches()) {
      return (percentile.group(1).equals(method) ? "" : percentile.group(1) + ":")
          + percentile.group(2);
    }
    return name.startsWith(MIDDLE_DOT) ? name.substring(1) : name;
  }

  private static JmhMetric metric(JsonNode node, String mode) {
    JsonNode raw = node.has("rawData") ? node.path("rawData") : node.path("rawDataHistogram");
    List<List<Double>> forks = new ArrayList<>();
    for (JsonNode fork : raw) {
      List<Double> scores = new ArrayList<>();
      fork.forEach(iteration -> scores.add(score(iteration)));
      forks.add(scores);
    }
    return new JmhMetric(
        ScoreUnit.of(text(node, "scoreUnit"), mode),
        number(node.path("score")),
        number(node.path("scoreError")),
        forks);
  }

  /** A score, or the mean of a histogram: how often each value was seen. */
  private static double score(JsonNode iteration) {
    if (!iteration.isArray()) {
      return number(iteration);
    }
    double sum = 0;
    double count = 0;
    for (JsonNode valueAndCount : iteration) {
      sum += number(valueAndCount.path(0)) * number(valueAndCount.path(1));
      count += number(valueAndCount.path(1));
    }
    return sum / count;
  }

  private static double number(JsonNode node) {
    if (node.isNumber()) {
      return node.asDouble();
    }
    return switch (node.asText()) {
      case "NaN", "null", "" -> Double.NaN;
      case "+INF", "Infinity" -> Double.POSITIVE_INFINITY;
      case "-INF", "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw new IllegalArgumentException("a score is no number: " + node.asText());
    };
  }
}
