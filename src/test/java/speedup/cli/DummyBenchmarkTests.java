package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.Main;
import speedup.cli.SpeedupProcess.Ended;
import speedup.jmh.dummies.DummyBenchmark;
import speedup.run.JournalEntry;
import speedup.run.StoredRun;

/** What becomes of benchmarks that go wrong, and of those measured beside them. */
@Tag("slow")
final class DummyBenchmarkTests {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  private static Ended ended = new Ended(-1, "", "");
  private static Map<String, String> failures = Map.of();
  private static List<JournalEntry.Fork> forks = List.of();
  private static Path run = Path.of("");
  private static Optional<ProcessHandle> childOfHung = Optional.empty();
  private static List<ProcessHandle> orphansLeft = List.of();

  @BeforeAll
  static void measureTheDummiesInTwoRounds() throws Exception {
    Path child = folder.resolve("child");
    Path orphans = folder.resolve("orphans");
    try (SpeedupProcess process =
        SpeedupProcess.startClass(
            speedup.cli.Main.class.getName(),
            folder,
            List.of(
                "-D" + DummyBenchmark.CHILD_FILE + "=" + child,
                "-D" + DummyBenchmark.ORPHANS_FILE + "=" + orphans),
            "DummyBenchmark",
            "-p",
            "strategy=fixed",
            "-i",
            "2",
            "--rounds",
            "2",
            "--repeats",
            "0",
            "--fork-limit",
            "10s")) {
      ended = process.awaitEnd();
    }
    run = SpeedupProcess.runs(folder).getFirst();
    StoredRun stored = StoredRun.read(run);
    failures =
        stored.failures().stream()
            .collect(
                Collectors.toMap(failure -> failure.cell().method(), JournalEntry.Failure::reason));
    forks = stored.forks();
    orphansLeft =
        Files.readAllLines(orphans).stream()
            .flatMap(line -> ProcessHandle.of(Long.parseLong(line)).stream())
            // What has ended has none any more, though a lazy init may keep its number.
            .filter(process -> process.info().command().isPresent())
            .toList();
    childOfHung = ProcessHandle.of(Long.parseLong(Files.readString(child)));
  }

  @ParameterizedTest
  @CsvSource({
    "wrong, 'the answers are [true, false] and should be [true, true]'",
    "throwing, 'Throwing[what=disk] failed: java.io.IOException: disk full'",
    "hanging, 'hung: killed after 10 s'",
    "exiting, 'VM prematurely exited before JMH had finished with it, explicit System.exit'",
    "dying, 'Forked VM failed with exit code 137'"
  })
  void eachFailsItsOwnCellAndSaysWhy(String workload, String reason) {
    assertThat(failures).containsKey(workload);
    assertThat(failures.get(workload)).contains(reason).doesNotContain("\n");
    assertThat(ended.out())
        .contains(workload + ", cold: nothing was measured, its cell failed: ")
        .contains(reason);
  }

  /** The failures are collected by workload, which would not be possible were there two of one. */
  @Test
  void aCellThatFailedIsNotMeasuredAgain() {
    assertThat(failures).hasSize(5);
  }

  @Test
  void theOthersAreMeasuredInEveryRound() {
    assertThat(forks)
        .extracting(fork -> fork.cell().method(), JournalEntry.Fork::round)
        .containsExactlyInAnyOrder(
            tuple("right", 1), tuple("right", 2), tuple("leaving", 1), tuple("leaving", 2));
    assertThat(forks).allSatisfy(fork -> assertThat(fork.scores()).hasSize(2));
    assertThat(ended.out()).contains("Time and speedup: fixed, cold").contains("1.00x");
  }

  @Test
  void theExitCodeSaysThatSomethingFailed() {
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err()).doesNotContain("\tat ");
  }

  @Test
  void nothingOfAHungForkIsLeft() throws Exception {
    if (childOfHung.isPresent()) {
      assertThat(childOfHung.get().onExit().get(30, TimeUnit.SECONDS)).isNotNull();
    }
  }

  /** JMH waits for the end of the output of a fork, and a child that it left keeps it open. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aChildThatAForkLeftBehindIsEndedWithItAndNotOnlyByTheTimeLimit() {
    assertThat(orphansLeft).isEmpty();
    assertThat(forks)
        .filteredOn(fork -> fork.cell().method().equals("leaving"))
        .allSatisfy(fork -> assertThat(fork.elapsedSeconds()).isLessThan(10));
  }

  /** JMH's own file of the same benchmark is the model: every key, with the same kind of value. */
  @Test
  void jmhJsonIsAsJmhWritesIt() throws Exception {
    Path file = folder.resolve("by-jmh.json");
    try (SpeedupProcess jmh =
        SpeedupProcess.startClass(
            Main.class.getName(),
            folder,
            List.of(),
            "DummyBenchmark.right",
            "-p",
            "strategy=fixed",
            "-f",
            "2",
            "-rf",
            "json",
            "-rff",
            file.toString())) {
      assertThat(jmh.awaitEnd().exitCode()).isZero();
    }
    JsonNode theirs = JSON.readTree(file.toFile());
    JsonNode all = JSON.readTree(run.resolve("jmh.json").toFile());
    assertThat(all).hasSize(2);
    JsonNode ours = JSON.createArrayNode().add(all.get(names(all).indexOf("right")));

    assertThat(shape(ours.get(0))).isEqualTo(shape(theirs.get(0)));
    for (String name : List.of("benchmark", "mode", "threads", "forks", "params", "jdkVersion")) {
      assertThat(ours.get(0).get(name)).as(name).isEqualTo(theirs.get(0).get(name));
    }
    assertThat(rawData(ours))
        .isEqualTo(
            forks.stream()
                .filter(fork -> fork.cell().method().equals("right"))
                .map(JournalEntry.Fork::scores)
                .toList());
  }

  private static List<String> names(JsonNode results) {
    return results
        .valueStream()
        .map(result -> result.get("benchmark").asText().replaceFirst(".*\\.", ""))
        .toList();
  }

  private static List<List<Double>> rawData(JsonNode results) {
    return JSON.convertValue(
        results.get(0).at("/primaryMetric/rawData"),
        JSON.getTypeFactory()
            .constructCollectionType(
                List.class,
                JSON.getTypeFactory().constructCollectionType(List.class, Double.class)));
  }

  /** The paths of all keys with the kind of value; metrics beside the time are the run's own. */
  private static SortedMap<String, JsonNodeType> shape(JsonNode result) {
    SortedMap<String, JsonNodeType> shape = new TreeMap<>();
    collect("", result, shape);
    return shape;
  }

  private static void collect(String path, JsonNode node, SortedMap<String, JsonNodeType> shape) {
    shape.put(path, node.getNodeType());
    if (path.equals("/secondaryMetrics") || path.equals("/jvmArgs")) {
      return;
    }
    node.properties()
        .forEach(entry -> collect(path + "/" + entry.getKey(), entry.getValue(), shape));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(path + "/" + i, node.get(i), shape);
    }
  }
}
