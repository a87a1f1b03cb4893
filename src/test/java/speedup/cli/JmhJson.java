package speedup.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A file as JMH writes it, with one result after another. */
final class JmhJson {

  private final List<String> results = new ArrayList<>();

  /** Whatever of a result is not the usual. */
  static final class Result {

    private final Map<String, String> fields = new TreeMap<>();
    private String raw;

    private Result(String benchmark, String unit, double score, int forks) {
      SplittableRandom random = new SplittableRandom(benchmark.hashCode());
      List<String> scores = new ArrayList<>();
      for (int fork = 0; fork < forks; fork++) {
        double mean = score * (1 + 0.004 * random.nextDouble());
        scores.add(String.format(Locale.ROOT, "[%s, %s]", mean, mean * 1.001));
      }
      raw = "\"rawData\": " + scores;
      set("benchmark", quoted(benchmark)).set("mode", "\"avgt\"").set("forks", forks + "");
      set("measurementIterations", "2").set("measurementTime", "\"1 s\"");
      set("unit", quoted(unit)).set("score", score + "");
    }

    /** Sets a field to what stands in the file. */
    Result set(String field, String value) {
      fields.put(field, value);
      return this;
    }

    /** Sets the scores of the forks, with the name of the field; empty for none. */
    Result raw(String field) {
      raw = field;
      return this;
    }

    private String text() {
      Map<String, String> others = new TreeMap<>(fields);
      String unit = others.remove("unit");
      String score = others.remove("score");
      List<String> lines = new ArrayList<>();
      others.forEach((name, value) -> lines.add("\"" + name + "\": " + value));
      lines.add(
          "\"primaryMetric\": {\"score\": "
              + score
              + ", \"scoreUnit\": "
              + unit
              + (raw.isEmpty() ? "" : ", " + raw)
              + "}");
      return "{" + String.join(",\n", lines) + "}";
    }
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  static Result result(String benchmark, String unit, double score, int forks) {
    return new Result(benchmark, unit, score, forks);
  }

  /** As many equal scores as forks. */
  static String same(double score, int forks) {
    return "\"rawData\": " + Collections.nCopies(forks, List.of(score, score));
  }

  JmhJson with(Result... more) {
    for (Result result : more) {
      results.add(result.text());
    }
    return this;
  }

  String writeTo(Path file) throws IOException {
    return Files.writeString(file, "[" + String.join(",\n", results) + "]").toString();
  }
}
