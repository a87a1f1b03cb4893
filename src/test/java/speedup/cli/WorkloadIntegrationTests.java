package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.batch.BatchCell;
import speedup.cli.SpeedupProcess.Ended;
import speedup.run.StoredRun;

/** Somebody's own workloads, from the template to the table. */
final class WorkloadIntegrationTests {

  private static final Path EXAMPLES = Path.of("benchmarks/examples").toAbsolutePath();
  private static final List<String> EXAMPLES_OF_A_RUN =
      List.of("CsvAggregation", "HttpService", "CompressFolder", "ResizePictures", "JdbcQueries");

  @TempDir Path folder;

  @Test
  void theTemplateIsMeasuredAsItIsWritten() throws Exception {
    Ended written = command("new-workload", "CsvTotals");
    assertThat(written.exitCode()).as(written.err()).isZero();
    assertThat(written.out()).contains("run --workload CsvTotals.java");
    assertThat(command("new-workload", "CsvTotals").exitCode()).isEqualTo(2);

    Ended listed = command("run", "--workload", "CsvTotals.java", "-lp");
    assertThat(listed.out()).contains("CsvTotals", "param \"rows\" = {200000}");

    Ended ended = once("--workload", "CsvTotals.java", "-p", "rows=1000,2000");

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.err())
        .contains("CsvTotals: 12 tasks, ", "4 cells: at most about ", " a round\n");
    assertThat(ended.out()).contains("Speedup: CsvTotals, ");
    StoredRun run = StoredRun.read(SpeedupProcess.runs(folder).getFirst());
    assertThat(run.forks())
        .extracting(fork -> BatchCell.of(fork.cell()).orElseThrow().toString())
        .containsExactlyInAnyOrder(
            "CsvTotals sequential x1 (cold, rows=1000)",
            "CsvTotals process:cache=none x2 (cold, rows=1000)",
            "CsvTotals sequential x1 (cold, rows=2000)",
            "CsvTotals process:cache=none x2 (cold, rows=2000)");
    assertThat(run.environment().orElseThrow().variants())
        .singleElement()
        .satisfies(variant -> assertThat(variant.code()).matches("[0-9a-f]{64}"));
    assertThat(ended.out()).contains("CsvTotals (rows=1000)", "CsvTotals (rows=2000)");
  }

  @Test
  void aRunOfItIsTakenUpWithoutTheFile() throws Exception {
    command("new-workload", "Totals");
    Ended broken = once("--workload", "Totals.java", "-p", "rows=1000");
    Path run = SpeedupProcess.runs(folder).getFirst();
    assertThat(broken.exitCode()).as(broken.err()).isZero();
    // As a kill leaves it: the plan, and nothing that was measured.
    Path journal = run.resolve("journal.jsonl");
    Files.writeString(journal, Files.readAllLines(journal).getFirst() + "\n");
    Files.delete(folder.resolve("work/Totals.java"));

    Ended ended = command("run", "--resume", run.toString());

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(StoredRun.read(run).forks()).hasSize(2);
  }

  @Test
  void theExamplesAreRightAndMeasuredInOneRun() throws Exception {
    List<String> words = new ArrayList<>();
    for (String name : EXAMPLES_OF_A_RUN) {
      Path example = EXAMPLES.resolve(name + ".java");
      assertThat(Files.readAllLines(example).size()).as(name).isLessThan(80);
      words.addAll(List.of("--workload", example.toString()));
    }
    words.addAll(List.of("-p", "megabytes=2", "-p", "delay=5", "-p", "folder=" + EXAMPLES));
    words.addAll(List.of("-p", "pictures=2", "-p", "queries=10"));
    words.addAll(List.of("--class-path", onClassPath("h2-")));

    Ended ended = once("sequential,virtual,process:cache=none", words);

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    StoredRun run = StoredRun.read(SpeedupProcess.runs(folder).getFirst());
    assertThat(run.failures()).isEmpty();
    assertThat(run.forks())
        .extracting(fork -> BatchCell.of(fork.cell()).orElseThrow().workload())
        .containsExactlyInAnyOrderElementsOf(
            EXAMPLES_OF_A_RUN.stream()
                .flatMap(name -> Collections.nCopies(3, name).stream())
                .toList());
  }

  @Test
  void whatItsArgumentsReachAreForksAndWorkers() throws Exception {
    Path file = Files.createDirectories(folder.resolve("work")).resolve("Told.java");
    Files.writeString(
        file,
        """
        import java.util.List;
        import java.util.function.Supplier;
        import speedup.workload.Workload;
        public record Told() implements Supplier<Workload<String>> {
          public Workload<String> get() {
            return Workload.of("Told", List.of(1, 2, 3), input -> {
              Thread.sleep(5);
              return System.getProperty("told").repeat(input);
            });
          }
        }
        """);

    Ended without = once("--workload", "Told.java");
    Ended with = once("--workload", "Told.java", "-jvmArgsAppend", "-Dtold=yes");

    assertThat(without.exitCode()).isEqualTo(2);
    assertThat(without.err()).contains("Told").contains("NullPointerException");
    assertThat(with.exitCode()).as(with.err()).isZero();
  }

  /** In the fork itself, and in workers. */
  private Ended once(String... words) throws Exception {
    return once("sequential,process:cache=none", List.of(words));
  }

  /** Without a cache, which would have to be trained on each of the workloads. */
  private Ended once(String strategies, List<String> words) throws Exception {
    List<String> all = new ArrayList<>(List.of("run"));
    all.addAll(words);
    all.addAll(List.of("-p", "strategy=" + strategies, "-p", "workers=2"));
    all.addAll(List.of("-wi", "0", "-i", "1", "--rounds", "1", "--repeats", "0"));
    return command(all.toArray(String[]::new));
  }

  private Ended command(String... words) throws Exception {
    return SpeedupProcess.runJar(folder, words);
  }

  private static String onClassPath(String beginning) {
    return Arrays.stream(
            System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1))
        .filter(entry -> Path.of(entry).getFileName().toString().startsWith(beginning))
        .findFirst()
        .orElseThrow();
  }
}
