package speedup.jmh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import speedup.run.UsageException;

/**
 * A file that JMH wrote with {@code -rf json}, of any project's benchmarks; written by JMH 1.21 to
 * 1.37, on any system.
 *
 * @param results one a benchmark, mode, number of threads, and set of parameters; at least one
 * @param warnings what was odd about the file and could be read nevertheless, in words
 */
public record JmhResultFile(List<JmhResult> results, List<String> warnings) {

  private static final String GIVE_ANOTHER = "give a run's folder or a file of JMH's -rf json";

  /** Bare NaN is what some tools write, and a control character what some parameters hold. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  /** Copies the lists. */
  public JmhResultFile {
    results = List.copyOf(results);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads a file.
   *
   * @throws UsageException if it holds no result of JMH; the message names the file and what to do
   */
  public static JmhResultFile read(Path path) throws UsageException, IOException {
    return parse(path.toString(), Files.readAllBytes(path));
  }

  /**
   * Reads the content of a file.
   *
   * @param name what messages call it
   * @throws UsageException if it holds no result of JMH; the message names the file and what to do
   */
  public static JmhResultFile parse(String name, byte[] content) throws UsageException {
    FileText text = FileText.of(content);
    if (text.text().isBlank()) {
      throw new UsageException(
          name
              + " is empty: JMH writes its results at the end of a run, so this one did not get"
              + " there; "
              + GIVE_ANOTHER);
    }
    JsonNode nodes = tree(name, text.text());
    if (nodes.isArray() && nodes.isEmpty()) {
      throw new UsageException(
          name
              + " is JMH's, and without a result: JMH leaves out what failed, and everything did;"
              + " with -foe true JMH ends at the first, and shows why");
    }
    List<JmhResult> results = new ArrayList<>();
    for (JsonNode node : nodes.isArray() ? nodes : MAPPER.createArrayNode().add(nodes)) {
      if (!JmhResultReader.isResult(node)) {
        throw new UsageException(
            name
                + " is JSON of something else than JMH: give a run's folder or a file of -rf json");
      }
      try {
        results.add(JmhResultReader.result(node));
      } catch (IllegalArgumentException e) {
        throw new UsageException(
            name + ": " + node.path("benchmark").asText() + ": " + e.getMessage());
      }
    }
    return new JmhResultFile(
        results,
        text.isGuessed()
            ? List.of("is not UTF-8: read as Latin-1, so a name may show other letters")
            : List.of());
  }

  private static JsonNode tree(String name, String text) throws UsageException {
    try {
      return MAPPER.readTree(text);
    } catch (JsonEOFException e) {
      throw new UsageException(name + " ends in the middle of its JSON: " + GIVE_ANOTHER);
    } catch (JsonProcessingException e) {
      if (text.contains("\"jmhVersion\"")) {
        throw new UsageException(
            name
                + " is JMH's, but no JSON: an old JMH writes a parameter's quotation marks as they"
                + " are; measure with a newer one");
      }
      throw new UsageException(name + " is no JSON: " + GIVE_ANOTHER);
    }
  }
}
