package speedup.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The notebook as it lies here: whoever reads it sees its pictures without running it. */
final class NotebookTests {

  private static final Path RESULTS = Path.of("results");

  @Test
  void everyCellWasRunInOrderAndWithoutAnError() throws Exception {
    List<JsonNode> cells = code();

    for (int cell = 0; cell < cells.size(); cell++) {
      assertThat(cells.get(cell).path("execution_count").asInt()).isEqualTo(cell + 1);
      assertThat(cells.get(cell).path("outputs"))
          .extracting(output -> output.path("output_type").asText())
          .isSubsetOf("display_data", "execute_result");
    }
  }

  @Test
  void eachRunHasItsPictureOfForksAndTheSpeedupsAreDrawn() throws Exception {
    List<Long> pictures =
        code().stream()
            .map(cell ->
                outputs(cell).filter(output -> output.path("data").has("image/png")).count())
            .filter(count -> count > 0)
            .toList();

    assertThat(pictures).hasSize(3);
    assertThat(pictures.get(1)).isEqualTo(runs("journal.jsonl").size());
  }

  @Test
  void itWasRunOverTheRunsThatAreHere() throws Exception {
    String overview =
        code().stream()
            .flatMap(NotebookTests::outputs)
            .map(output -> output.path("data").path("text/html").toString())
            .filter(table -> table.contains("workloads"))
            .findFirst()
            .orElseThrow();

    assertThat(runs("speedup.csv"))
        .isNotEmpty()
        .allSatisfy(run -> assertThat(overview).contains(run));
  }

  private static Stream<JsonNode> outputs(JsonNode cell) {
    List<JsonNode> outputs = new ArrayList<>();
    cell.path("outputs").forEach(outputs::add);
    return outputs.stream();
  }

  private static List<JsonNode> code() throws IOException {
    List<JsonNode> code = new ArrayList<>();
    for (JsonNode cell :
        new JsonMapper().readTree(RESULTS.resolve("speedup.ipynb").toFile()).path("cells")) {
      if (cell.path("cell_type").asText().equals("code")) {
        code.add(cell);
      }
    }
    return code;
  }

  /** The folders of the runs that have a file. */
  private static List<String> runs(String file) throws IOException {
    try (Stream<Path> folders = Files.list(RESULTS)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve(file)))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}
