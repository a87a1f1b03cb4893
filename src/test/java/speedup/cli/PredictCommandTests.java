package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static speedup.run.GeneratedRun.cell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import speedup.report.SampleRun;
import speedup.run.Cell;
import speedup.run.GeneratedRun;

/** The command {@code predict} on the sweep that is kept with the sources, and on what is wrong. */
final class PredictCommandTests {

  private static final String SWEEP = sweep().toString();
  private static final String JDK = "results/20261122-065349-jdk";

  @TempDir Path folder;

  /** The best proof of a model is what it says of cells that it did not see. */
  @Test
  void atLeastNineOfTenMeasuredCellsOfTheSweepAreCovered() throws Exception {
    Ran predicted = Ran.command("predict", SWEEP, "--workers", "2", "--format", "csv");

    assertThat(predicted.exitCode()).isZero();
    List<String> shown =
        predicted.lines().stream()
            .filter(line -> line.endsWith(",true") || line.endsWith(",false"))
            .toList();
    assertThat(shown).hasSize(10);
    assertThat(shown.stream().filter(line -> line.endsWith(",true"))).hasSizeGreaterThan(8);
    assertThat(predicted.lines().stream().filter(line -> line.endsWith(",given"))).hasSize(2);
  }

  @Test
  void whatIsKnownComesBeforeWhatIsNot() throws Exception {
    Ran predicted = Ran.command("predict", SWEEP, "--strategy", "process", "--workers", "1,100");

    assertThat(predicted.out())
        .containsSubsequence(
            "Measured and predicted: primes, warm",
            "process         1",
            "given",
            "intervals cover what was measured",
            "a task, from its own cell with 1 worker",
            "Predicted: primes, warm, 20 tasks, 2 processors",
            "process         1",
            "workers",
            "process       100",
            "processors",
            "process: 2 workers are within 5% of the best time above")
        .doesNotContain("fixed", "WARNING");
    assertThat(predicted.err()).isEmpty();
  }

  @Test
  void theSameSeedPredictsTheSame() throws Exception {
    String[] words = {"predict", SWEEP, "--workers", "3", "--tasks", "100", "--format", "json"};

    assertThat(Ran.command(words).out()).isEqualTo(Ran.command(words).out());
  }

  @Test
  void moreTasksAndMoreProcessorsAreWhatTheyAreToldToBe() throws Exception {
    Ran predicted =
        Ran.command(
            "predict",
            SWEEP,
            "--strategy",
            "fixed",
            "--workers",
            "1000",
            "--tasks",
            "20000",
            "--machines",
            "100:10",
            "--format",
            "csv");

    String[] row = predicted.lines().getLast().split(",", -1);
    assertThat(List.of(row).subList(4, 9)).containsExactly("fixed", "1000", "20000", "100", "10");
    // 20 tasks of 41 ms a worker, and the last ones one by one.
    assertThat(Double.parseDouble(row[9])).isBetween(0.82, 0.95);
    assertThat(Double.parseDouble(row[12])).isBetween(860.0, 1000.0);
    assertThat(row[15]).isEqualTo("workers");
  }

  @Test
  void aModelThatMissesWhatIsKnownSaysSoFirst() throws Exception {
    Path sample =
        SampleRun.small()
            .workload("rc4", "cold", List.of("fixed"), List.of(1, 2, 3, 4))
            .rounds(3)
            .write(folder.resolve("sample"));

    Ran predicted =
        Ran.command("predict", sample.toString(), "--workload", "rc4", "--workers", "2");

    assertThat(predicted.out())
        .containsSubsequence(
            "of 3 intervals cover what was measured; the worst is",
            "WARNING: the model misses what is known",
            "Predicted: rc4, cold");
  }

  /** Where the other strategies are covered, one that is not is as little to be relied on. */
  @Test
  void aStrategyOfWhichTheModelMissesWhatIsKnownIsNamed() throws Exception {
    Ran predicted = Ran.command("predict", JDK, "--workload", "flags", "--workers", "5");

    assertThat(predicted.out())
        .containsSubsequence(
            "4 of 5 intervals cover what was measured; the worst is process x5",
            "WARNING: the model misses what is known of process: do not rely",
            "Predicted: flags");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--workers 0|--workers 0: must be from 1 to 1000000",
        "--workers 1,1000000000|--workers 1000000000: must be from 1 to 1000000",
        "--workers 1.5|Invalid value for option '--workers' (N): '1.5' is no whole number; 'predict"
            + " --help' lists all options",
        "--workers 1,,2|Invalid value for option '--workers' (N): '' is no whole number",
        "--workers 99999999999999999999|--workers 9223372036854775807: must be from 1 to 1000000",
        "--format nonsense|Invalid value for option '--format': expected one of [text, ",
        "--strange|Unknown option: '--strange'; 'predict --help' lists all options",
        "--tasks 0|--tasks 0: must be from 1 to 10000000",
        "--tasks 100000000|--tasks 100000000: must be from 1 to 10000000",
        "--processors 0|--processors 0: must be from 1 to 1000000",
        "--machines 4|--machines 4: must be M:P, such as 4:16",
        "--machines 0:4|--machines 0:4: both must be from 1 to 1000000",
        "--machines 4:0|--machines 4:0: both must be from 1 to 1000000",
        "--machines 99999999999999999999:1|--machines 99999999999999999999:1: both must be from 1",
        "--machines -1:4|--machines -1:4: must be M:P",
        "--machines 4:4 --processors 2|--processors is of one machine",
        "--workload rc4|--workload rc4: no cell has it beside a sequential one; there are primes",
        "--strategy async|--strategy async: no cell has it beside a sequential one; there are"
            + " fixed",
        "--format bmf|--format bmf: is for what was measured; take csv"
      })
  void wrongWordsAreOneLineAndExitCodeTwo(String words, String message) throws Exception {
    Ran refused =
        Ran.command(
            Stream.concat(Stream.of("predict", SWEEP), Stream.of(words.split(" ", -1)))
                .toArray(String[]::new));

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).startsWith(message).hasLineCount(1);
    assertThat(refused.out()).isEmpty();
  }

  @Test
  void aRunThatCannotBePredictedFromIsOneLineAndExitCodeTwo() throws Exception {
    String none = generated("none", "fixed").toString();
    String timeless = generated("timeless", "sequential", "fixed").toString();
    String crowd =
        GeneratedRun.named("crowd")
            .timed(1)
            .with(cell("crowd", "sequential", 1), 0.2, 0.001)
            .with(cell("crowd", "fixed", 100), 0.25, 0.2)
            .writeTo(folder.resolve("crowd"))
            .toString();
    Path unknown = Files.createDirectory(folder.resolve("unknown"));
    Files.copy(Path.of(SWEEP, "journal.jsonl"), unknown.resolve("journal.jsonl"));

    assertRefused(none, " has no sequential cell, whose tasks are predicted from");
    assertRefused(crowd, " is of crowds, whose cells are each other work");
    assertRefused(timeless, " has no times of single tasks");
    assertRefused(unknown.toString(), "how many processors it was measured on is not known");
    assertRefused(folder.toString(), " is no run");
  }

  @Test
  void costsOfAnotherMachineAndARunWithoutGrainsAreRefused() throws Exception {
    String elsewhere =
        GeneratedRun.named("elsewhere")
            .timed(100)
            .with(grain("sequential", 1), 1e-4, 1e-4)
            .with(grain("fixed", 1), 2e-4, 2e-4)
            .writeTo(folder.resolve("elsewhere"))
            .toString();

    Path unknown = Files.createDirectory(folder.resolve("unknown"));
    Files.copy(grains().resolve("journal.jsonl"), unknown.resolve("journal.jsonl"));

    Ran other = Ran.command("predict", SWEEP, "--costs", elsewhere);
    Ran none = Ran.command("predict", SWEEP, "--costs", SWEEP);
    Ran anywhere = Ran.command("predict", SWEEP, "--costs", unknown.toString());

    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err())
        .startsWith("--costs " + elsewhere + ": not the same machine: ")
        .hasLineCount(1);
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("has no warm cells of GrainBenchmark").hasLineCount(1);
    assertThat(anywhere.exitCode()).isEqualTo(2);
    assertThat(anywhere.err())
        .contains("--costs " + unknown + ": what machine it was measured on is not known")
        .hasLineCount(1);
  }

  @Test
  void costsOfAnotherKernelOrJdkAreDoubted() throws Exception {
    Path grains = grains();
    Path costs = folder.resolve("costs");
    Files.createDirectory(costs);
    Files.copy(grains.resolve("journal.jsonl"), costs.resolve("journal.jsonl"));
    String environment = Files.readString(Path.of(SWEEP, "environment.json"));
    Files.writeString(costs.resolve("environment.json"), environment);

    Ran same = Ran.command("predict", SWEEP, "--workers", "2", "--costs", costs.toString());
    Files.writeString(
        costs.resolve("environment.json"),
        environment.replaceAll("\"kernel\" ?: ?\"[^\"]*\"", "\"kernel\":\"5.4\""));
    Ran renewed = Ran.command("predict", SWEEP, "--workers", "2", "--costs", costs.toString());

    assertThat(same.err()).isEmpty();
    assertThat(same.exitCode()).isZero();
    assertThat(renewed.exitCode()).isZero();
    assertThat(renewed.err())
        .startsWith("WARNING: the costs of " + costs + " may have changed: kernel 5.4 there and ")
        .hasLineCount(1);
  }

  /** A run that cannot be predicted from may be one of which a part is lost. */
  @Test
  void whatIsDamagedIsToldBeforeAnythingElse() throws Exception {
    Path damaged = Files.createDirectory(folder.resolve("damaged"));
    Files.copy(Path.of(SWEEP, "environment.json"), damaged.resolve("environment.json"));
    List<String> lines = Files.readAllLines(Path.of(SWEEP, "journal.jsonl"));
    Files.write(damaged.resolve("journal.jsonl"), List.of(lines.getFirst(), "{\"torn"));

    Ran refused = Ran.command("predict", damaged.toString());
    Ran costly = Ran.command("predict", SWEEP, "--costs", damaged.toString());

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("WARNING: line 2 of journal.jsonl"),
            line -> assertThat(line).contains(" has no sequential cell"));
    assertThat(costly.exitCode()).isEqualTo(2);
    assertThat(costly.err()).contains("has no warm cells of GrainBenchmark");
  }

  private static Path grains() throws IOException {
    try (Stream<Path> runs = Files.list(Path.of("results"))) {
      return runs.filter(run -> run.toString().endsWith("-grain")).sorted().toList().getLast();
    }
  }

  private static Cell grain(String strategy, int workers) {
    return cell("grain", strategy, workers, "micros", "1", "lifecycle", "warm");
  }

  private static void assertRefused(String run, String message) throws Exception {
    Ran refused = Ran.command("predict", run);

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err().lines().filter(line -> !line.startsWith("WARNING: ")))
        .singleElement()
        .asString()
        .contains(message);
  }

  private Path generated(String name, String... strategies) throws IOException {
    GeneratedRun run = GeneratedRun.named(name);
    for (String strategy : strategies) {
      run = run.with(cell("primes", strategy, 1), 1, 1);
    }
    return run.writeTo(folder.resolve(name));
  }

  private static Path sweep() {
    try (Stream<Path> runs = Files.list(Path.of("results"))) {
      return runs.filter(run -> run.toString().endsWith("-sweep")).sorted().toList().getLast();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
