package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.batch.BatchCell;
import speedup.cli.SpeedupProcess.Ended;
import speedup.run.Layout;
import speedup.run.StoredRun;
import speedup.strategy.Strategy;

/**
 * One quick iteration of every cell of the default job, with every number of workers; bytes and
 * delays are a tenth of what they are there.
 */
final class DefaultJobIntegrationTests {

  private static final Duration DEADLINE = Duration.ofMinutes(15);

  /** But the cluster: its members take longer to start than all else takes. */
  private static final String EVERY_STRATEGY =
      "strategy=sequential,fixed,virtual,workstealing,async,process";

  @TempDir static Path folder;

  private static Ended ended = new Ended(-1, "", "");
  private static Path run = Path.of("");

  @BeforeAll
  static void measureEveryCellOnce() throws Exception {
    try (SpeedupProcess process =
        SpeedupProcess.startJar(
            folder,
            "-p",
            EVERY_STRATEGY,
            "-p",
            "scale=1",
            "-p",
            "delay=5",
            "--repeats",
            "0",
            "--rounds",
            "1",
            "-wi",
            "0",
            "-i",
            "1")) {
      ended = process.awaitEnd(DEADLINE);
    }
    run = SpeedupProcess.runs(folder).getFirst();
  }

  @Test
  void everyCellIsMeasured() throws Exception {
    StoredRun stored = StoredRun.read(run);

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.out() + ended.err()).doesNotContain("[warning]");
    assertThat(stored.failures()).isEmpty();
    assertThat(stored.damage()).isEmpty();
    assertThat(stored.forks())
        .extracting(fork -> fork.cell())
        .containsOnlyOnceElementsOf(
            stored.planned().plan().cells().stream()
                .filter(cell -> !Layout.STRATEGIES.isBaseline(cell))
                .toList())
        .containsAll(stored.planned().plan().cells());
    assertThat(stored.finished()).isPresent();
  }

  @Test
  void allWorkloadsAndStrategiesAreThere() throws Exception {
    List<BatchCell> cells =
        StoredRun.read(run).planned().plan().cells().stream()
            .map(cell -> BatchCell.of(cell).orElseThrow())
            .toList();

    assertThat(cells.stream().map(BatchCell::workload).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("flags", "primes", "rc4", "sha256");
    assertThat(cells.stream().map(BatchCell::strategy).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Strategy.values())
                .filter(strategy -> strategy != Strategy.cluster)
                .map(Enum::name)
                .toList());
    assertThat(workers(cells, "primes", "fixed")).containsExactly(1, 2, 4);
    assertThat(workers(cells, "flags", "async")).containsExactly(5, 20);
    assertThat(workers(cells, "flags", "sequential")).containsExactly(1);
    assertThat(workers(cells, "sha256", "sequential")).containsExactly(1);
  }

  @Test
  void theFolderHoldsAllFiles() {
    for (String name :
        List.of("journal.jsonl", "environment.json", "jmh.json", "speedup.csv", "speedup.md")) {
      assertThat(run.resolve(name)).isNotEmptyFile();
    }
    assertThat(ended.out()).contains("The run is kept in results/" + run.getFileName());
  }

  @Test
  void theOptionsOfTheWorkersAreKeptAndTold() throws Exception {
    JsonNode environment = new ObjectMapper().readTree(run.resolve("environment.json").toFile());

    assertThat(environment.path("worker_options").toString()).contains("-XX:+UseSerialGC");
    assertThat(Files.readString(run.resolve("speedup.md")))
        .contains("Workers of process pools had -XX:+UseSerialGC");
  }

  @Test
  void everyLineOfTheJournalIsJsonAndEveryForkHasItsRawTimes() throws Exception {
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(run.resolve("journal.jsonl"))) {
      JsonNode entry = json.readTree(line);

      assertThat(entry.isObject()).isTrue();
      if (entry.path("type").asText().equals("fork")) {
        assertThat(entry.path("scores")).hasSize(1);
        assertThat(entry.path("scores").path(0).asDouble()).isPositive();
      }
    }
  }

  @Test
  void theCsvHasARowForEveryCell() throws Exception {
    List<Map<String, String>> rows;
    try (var values =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .<Map<String, String>>readValues(run.resolve("speedup.csv").toFile())) {
      rows = values.readAll();
    }
    StoredRun stored = StoredRun.read(run);

    assertThat(rows)
        .hasSize(stored.planned().plan().cells().size() + stored.planned().plan().skipped().size());
    assertThat(rows).extracting(row -> row.get("status")).doesNotContain("failed");
    assertThat(rows)
        .filteredOn(row -> "sequential".equals(row.get("strategy")))
        .filteredOn(row -> !"skipped".equals(row.get("status")))
        .hasSize(4)
        .allSatisfy(row -> assertThat(row.get("speedup")).isEqualTo("1.0"));
  }

  private static List<Integer> workers(List<BatchCell> cells, String workload, String strategy) {
    return cells.stream()
        .filter(cell -> cell.workload().equals(workload) && cell.strategy().equals(strategy))
        .map(BatchCell::workers)
        .toList();
  }
}
