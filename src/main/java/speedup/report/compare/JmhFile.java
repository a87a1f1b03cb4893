package speedup.report.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import speedup.environment.Fingerprint;
import speedup.environment.Fingerprint.Part;
import speedup.environment.Fingerprint.Trait;
import speedup.run.Cell;
import speedup.run.UsageException;

/** A result file of any project's benchmarks, as JMH writes it with {@code -rf json}. */
final class JmhFile {

  static final String FORK_JVM = "JVM of the forks";

  private static final String FORK_FLAGS = "JVM flags of the forks";
  private static final Set<String> CELL_PARAMS = Set.of("strategy", "workers", "lifecycle");

  private JmhFile() {}

  static Side read(Path path) throws UsageException, IOException {
    JsonNode results = parse(path);
    Map<String, Sample> samples = new LinkedHashMap<>();
    Map<String, Side.Failed> failed = new LinkedHashMap<>();
    for (JsonNode result : results) {
      String key = key(result);
      for (int copy = 2; samples.containsKey(key) || failed.containsKey(key); copy++) {
        key = key(result) + " #" + copy;
      }
      try {
        samples.put(key, new Sample(name(result), JmhScores.unit(result), JmhScores.forks(result)));
      } catch (IllegalArgumentException e) {
        failed.put(key, new Side.Failed(name(result), String.valueOf(e.getMessage())));
      }
    }
    return new Side(
        path.toString(),
        "JMH's results" + versions(results),
        samples,
        failed,
        fingerprint(results),
        List.of());
  }

  private static JsonNode parse(Path path) throws UsageException, IOException {
    JsonNode results;
    try {
      results = JsonMapper.builder().build().readTree(path.toFile());
    } catch (JsonProcessingException e) {
      throw new UsageException(
          path + " is no JSON: give a run's folder or a file of JMH's -rf json");
    }
    if (!results.isArray() || results.isEmpty() || !isResult(results.get(0))) {
      throw new UsageException(
          path + " is JSON of something else than JMH: give a run's folder or a file of -rf json");
    }
    return results;
  }

  private static boolean isResult(JsonNode result) {
    return result.path("benchmark").isTextual()
        && result.path("mode").isTextual()
        && result.path("primaryMetric").isObject();
  }

  private static String key(JsonNode result) {
    return result.path("benchmark").asText() + " " + params(result) + " " + mode(result);
  }

  private static String name(JsonNode result) {
    String benchmark = result.path("benchmark").asText();
    Map<String, String> params = params(result);
    if (params.keySet().containsAll(CELL_PARAMS)
        && params.getOrDefault("workers", "").matches("[1-9][0-9]{0,5}")) {
      return Cell.of(benchmark, params).toString();
    }
    String[] parts = benchmark.split("\\.", -1);
    String method =
        parts.length < 2 ? benchmark : parts[parts.length - 2] + "." + parts[parts.length - 1];
    String values =
        params.entrySet().stream()
            .map(param -> param.getKey() + "=" + param.getValue())
            .collect(Collectors.joining(", "));
    return method + (values.isEmpty() ? "" : " (" + values + ")") + " " + mode(result);
  }

  private static Map<String, String> params(JsonNode result) {
    Map<String, String> params = new TreeMap<>();
    result
        .path("params")
        .properties()
        .forEach(param -> params.put(param.getKey(), param.getValue().asText()));
    return params;
  }

  static String mode(JsonNode result) {
    return result.path("mode").asText();
  }

  private static String versions(JsonNode results) {
    String versions = distinct(results, "jdkVersion");
    return versions.isEmpty() ? "" : ", JDK " + versions;
  }

  private static Fingerprint fingerprint(JsonNode results) {
    List<Trait> traits = new ArrayList<>();
    Set<String> machines = new LinkedHashSet<>();
    results.forEach(result ->
        machines.add(
            (result.path("vmName").asText() + " " + result.path("vmVersion").asText()).strip()));
    traits.add(new Trait(Part.JDK, FORK_JVM, String.join(", ", machines)));
    List<List<String>> flags = new ArrayList<>();
    results.forEach(result -> {
      List<String> words = new ArrayList<>();
      result.path("jvmArgs").forEach(word -> words.add(word.asText()));
      flags.add(words);
    });
    traits.add(forkFlags(flags));
    traits.add(new Trait(Part.JAR, "JMH", distinct(results, "jmhVersion")));
    return new Fingerprint(traits);
  }

  /** What the JVMs of forks were started with, but for what Speedup itself tells them. */
  static Trait forkFlags(List<List<String>> flags) {
    Set<String> distinct = new LinkedHashSet<>();
    for (List<String> words : flags) {
      distinct.add(
          words.stream()
              .filter(word -> !word.startsWith("-Dspeedup."))
              .collect(Collectors.joining(" ")));
    }
    distinct.remove("");
    return new Trait(
        Part.FLAGS, FORK_FLAGS, distinct.isEmpty() ? "none" : String.join(", ", distinct));
  }

  private static String distinct(JsonNode results, String name) {
    Set<String> values = new LinkedHashSet<>();
    results.forEach(result -> values.add(result.path(name).asText()));
    values.remove("");
    return String.join(", ", values);
  }
}
