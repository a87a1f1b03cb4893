package speedup.report.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scores of one benchmark in a file that JMH wrote, in seconds or operations a second. */
final class JmhScores {

  private static final Map<String, Double> SECONDS =
      Map.of(
          "ns", 1e-9, "us", 1e-6, "ms", 1e-3, "s", 1.0, "min", 60.0, "hr", 3600.0, "day", 86400.0);

  private static final String AN_OPERATION = "/op";
  private static final String OPERATIONS = "ops/";

  private JmhScores() {}

  static Sample.Unit unit(JsonNode result) {
    String unit = scoreUnit(result);
    if (factor(unit).isEmpty()) {
      return new Sample.Unit.Other(unit, JmhFile.mode(result).equals("thrpt"));
    }
    return unit.endsWith(AN_OPERATION) ? new Sample.Unit.Time() : new Sample.Unit.Rate();
  }

  /**
   * The scores of the iterations of each fork. JMH writes them one by one, but in the mode that
   * samples, where it writes how often it saw each value.
   *
   * @throws IllegalArgumentException if a score is no number
   */
  static List<double[]> forks(JsonNode result) {
    double factor = factor(scoreUnit(result)).orElse(1.0);
    JsonNode metric = result.path("primaryMetric");
    JsonNode raw = metric.has("rawData") ? metric.path("rawData") : metric.path("rawDataHistogram");
    List<double[]> forks = new ArrayList<>();
    for (JsonNode fork : raw) {
      double[] scores = new double[fork.size()];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = factor * score(fork.get(i));
      }
      // A fork that failed under "-foe false" is an empty list.
      if (scores.length > 0) {
        forks.add(scores);
      }
    }
    return forks;
  }

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
    if (!node.isNumber()) {
      throw new IllegalArgumentException("a score is no number: " + node.asText());
    }
    return node.asDouble();
  }

  /** What a score is to be multiplied with; empty for a unit that is neither time nor rate. */
  private static Optional<Double> factor(String unit) {
    if (unit.endsWith(AN_OPERATION)) {
      return Optional.ofNullable(
          SECONDS.get(unit.substring(0, unit.length() - AN_OPERATION.length())));
    }
    return unit.startsWith(OPERATIONS)
        ? Optional.ofNullable(SECONDS.get(unit.substring(OPERATIONS.length())))
            .map(seconds -> 1 / seconds)
        : Optional.empty();
  }

  private static String scoreUnit(JsonNode result) {
    return result.path("primaryMetric").path("scoreUnit").asText();
  }
}
