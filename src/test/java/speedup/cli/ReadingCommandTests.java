package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static speedup.run.GeneratedRun.cell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.jmh.JmhResults;
import speedup.run.Cell;
import speedup.run.Cells;
import speedup.run.GeneratedRun;
import speedup.run.JournalText;
import speedup.run.StoredRun;

/** The commands {@code table} and {@code compare}; the texts themselves are golden files. */
final class ReadingCommandTests {

  private static final List<Cell> CELLS =
      List.of(
          cell("primes", "sequential", 1),
          cell("primes", "fixed", 2),
          cell("rc4", "sequential", 1),
          cell("rc4", "fixed", 2),
          cell("sha256", "sequential", 1),
          cell("sha256", "fixed", 2));

  @TempDir Path folder;

  @Test
  void aRunHasNoDifferenceFromItsCopy() throws Exception {
    String run = run("base", 1, 1).toString();
    String copy = run("copy", 1, 1).toString();

    Ran compared = Ran.command("compare", run, copy, "--fail-on-regression");

    assertThat(compared.exitCode()).isZero();
    assertThat(compared.out())
        .contains("Of 6 cells: 0 slower, 0 faster, 6 same within 5%, 0 cannot tell")
        .doesNotContain("WARNING");
  }

  @Test
  void aWorkloadThatBecameTenPercentSlowerIsFoundAndNoOther() throws Exception {
    String base = run("base", 1, 1).toString();
    String slower = run("slower", 2, 1.1).toString();

    Ran compared = Ran.command("compare", base, slower, "--format", "csv");

    assertThat(compared.exitCode()).isZero();
    assertThat(compared.lines().stream().filter(line -> line.contains(",slower,")))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("\"rc4 "));
    assertThat(compared.out()).doesNotContain("faster");
    assertThat(Ran.command("compare", base, slower, "--fail-on-regression").exitCode())
        .isEqualTo(1);
    assertThat(Ran.command("compare", slower, base, "--fail-on-regression").exitCode()).isZero();
    assertThat(
            Ran.command("compare", base, slower, "--threshold", "20%", "--fail-on-regression")
                .exitCode())
        .isZero();
  }

  @Test
  void whatAProfilerMeasuredIsComparedWhenAskedFor() throws Exception {
    Path base =
        GeneratedRun.named("base")
            .noise(0.01, 1)
            .with(CELLS.get(0), 1, 2)
            .writeTo(folder.resolve("base"));
    Path hungry =
        GeneratedRun.named("hungry")
            .noise(0.01, 2)
            .with(CELLS.get(0), 1, 3)
            .writeTo(folder.resolve("hungry"));

    Ran compared =
        Ran.command(
            "compare",
            base.toString(),
            hungry.toString(),
            "--metric",
            "cost.cpu",
            "--format",
            "csv");

    assertThat(Ran.command("compare", base.toString(), hungry.toString()).out())
        .contains("0 slower");
    assertThat(compared.out()).contains(",slower,s,");
    assertThat(Ran.command("compare", base.toString(), hungry.toString(), "--metric", "none").err())
        .startsWith("--metric none: neither result has it")
        .hasLineCount(1);
  }

  @Test
  void whatAProfilerMeasuredIsListed() throws Exception {
    String run = run("base", 1, 1).toString();

    Ran table = Ran.command("table", run, "--metrics", "cost.cpu");

    assertThat(table.exitCode()).isZero();
    assertThat(table.out()).contains("cost.cpu").doesNotContain("cost.peak");
    assertThat(Ran.command("table", run, "--metrics", "--format", "csv").lines())
        .first()
        .isEqualTo("cell,metric,unit,value,low,high,forks");
    assertRefused(
        "--metrics=none: no metric is called like this regular expression; there are cost.cpu",
        "table",
        run,
        "--metrics",
        "none");
    assertRefused("; a folder goes before --metrics", "table", "--metrics", folder.toString());
    String bare =
        new JournalText()
            .plan(3, JournalText.primes("fixed", 2), "")
            .writeTo(folder.resolve("bare"))
            .toString();
    assertRefused("; there are none", "table", bare, "--metrics");
    assertThat(Ran.command("table", run, "--format", "bmf").out())
        .contains("speedup.benchmark.TestBenchmark.primes (ss, 1 thread, ", "\"latency\"");
    assertThat(Ran.command("table", run, "--format", "openmetrics").out()).endsWith("# EOF\n");
  }

  @Test
  void aStoredRunIsReadOverAnotherBaseline() throws Exception {
    String run = run("base", 1, 1).toString();

    assertThat(Ran.command("table", run, "--baseline", "strategy=fixed").err())
        .contains("--baseline strategy=fixed: no other cell is equal to it in all else");
    assertThat(Ran.command("table", run, "--baseline", "method=rc4").out()).contains("method=rc4");
    assertThat(Ran.command("table", run, "--baseline", "nonsense").exitCode()).isEqualTo(2);
  }

  @Test
  void aCellThatFailsNowIsARegression() throws Exception {
    Path base = run("base", 1, 1);
    GeneratedRun broken = GeneratedRun.named("broken").noise(0.01, 1).failing(CELLS.get(1));
    CELLS.stream().filter(cell -> !cell.equals(CELLS.get(1))).forEach(cell -> broken.with(cell, 1));
    Path changed = broken.writeTo(folder.resolve("broken"));

    Ran compared =
        Ran.command("compare", base.toString(), changed.toString(), "--fail-on-regression");

    assertThat(compared.exitCode()).isEqualTo(1);
    assertThat(compared.out()).contains("FAILED in NEW, and not in BASE: primes fixed x2");
  }

  @Test
  void anotherMachineAndAnotherJdkAreSaidFirst() throws Exception {
    Path base = run("base", 1, 1);
    GeneratedRun other = GeneratedRun.named("other").machine("Another 1").jdk("26");
    CELLS.forEach(cell -> other.with(cell, 1));
    Path changed = other.writeTo(folder.resolve("other"));

    List<String> lines = Ran.command("compare", base.toString(), changed.toString()).lines();

    assertThat(lines.get(2))
        .startsWith("WARNING: not the same machine: CPU Imaginary 9000 in BASE, Another 1 in NEW");
    assertThat(lines.get(3)).startsWith("WARNING: not the same JDK: JDK 25.0.3 in BASE, 26 in NEW");
  }

  @Test
  void forksThatWereStartedOtherwiseAreSaidFirst() throws Exception {
    GeneratedRun usual = GeneratedRun.named("usual").forkFlags("-Dspeedup.site=http://a:1/flags");
    GeneratedRun other =
        GeneratedRun.named("other").forkFlags("-Xint", "-Dspeedup.site=http://a:2/flags");
    for (GeneratedRun run : List.of(usual, other)) {
      CELLS.forEach(cell -> run.with(cell, 1));
    }

    List<String> lines =
        Ran.command(
                "compare",
                usual.writeTo(folder.resolve("usual")).toString(),
                other.writeTo(folder.resolve("other")).toString())
            .lines();

    assertThat(lines.get(2))
        .isEqualTo(
            "WARNING: not the same JVM flags: JVM flags of the forks none in BASE, -Xint in NEW");
  }

  @Test
  void threeForksAgainstThreeAreTooFew() throws Exception {
    GeneratedRun few = GeneratedRun.named("few").rounds(3);
    CELLS.forEach(cell -> few.with(cell, 1));
    String run = few.writeTo(folder.resolve("few")).toString();

    String copy = few.writeTo(folder.resolve("copy")).toString();

    assertThat(Ran.command("compare", run, copy).out()).contains("6 with too few forks");
  }

  @Test
  void inJmhsOwnFilesMoreOperationsASecondAreBetter() throws Exception {
    Path base = jmh("base.json", "thrpt", "ops/ms", 100);
    Path changed = jmh("changed.json", "thrpt", "ops/ms", 80);

    Ran slower =
        Ran.command("compare", base.toString(), changed.toString(), "--fail-on-regression");
    Ran faster = Ran.command("compare", changed.toString(), base.toString());

    assertThat(slower.exitCode()).isEqualTo(1);
    assertThat(slower.out()).contains("1 slower").contains("List.add (size=10)");
    assertThat(faster.out()).contains("1 faster").contains("does not say on what machine");
  }

  @Test
  void jmhsUnitsAreMadeTheSame() throws Exception {
    Path base = jmh("base.json", "avgt", "us/op", 100);
    Path changed = jmh("changed.json", "avgt", "ms/op", 0.1);

    assertThat(Ran.command("compare", base.toString(), changed.toString()).out())
        .contains("1 same within 5%");
  }

  /** JMH's format has no place for it, so that a self-check would be the same cell twice. */
  @Test
  void aRunAndItsFileInJmhsFormatAreTheSameCells() throws Exception {
    GeneratedRun checked = GeneratedRun.named("checked").noise(0.01, 1);
    List.of(Cells.SEQUENTIAL, Cells.TWIN, CELLS.get(1)).forEach(cell -> checked.with(cell, 1));
    Path run = checked.writeTo(folder.resolve("checked"));
    Path file =
        Files.writeString(folder.resolve("checked.json"), JmhResults.json(StoredRun.read(run)));

    Ran compared = Ran.command("compare", run.toString(), file.toString(), "--fail-on-regression");

    assertThat(compared.exitCode()).isZero();
    assertThat(compared.out())
        .contains("Of 3 cells: 0 slower, 0 faster, 3 same within 5%, 0 cannot tell")
        .contains("primes twin of sequential x1 (cold)");
  }

  @Test
  void whatCannotBeComparedIsOneLineAndExitCodeTwo() throws Exception {
    String run = run("base", 1, 1).toString();
    Path text = Files.writeString(folder.resolve("text.json"), "no JSON");
    Path other = Files.writeString(folder.resolve("other.json"), "{\"context\": {}}");
    Path jmh = jmh("jmh.json", "avgt", "us/op", 100);

    assertRefused("does not exist", "compare", run, folder.resolve("missing").toString());
    assertRefused("is no run", "compare", run, folder.toString());
    assertRefused("is no JSON", "compare", run, text.toString());
    assertRefused("something else than JMH", "compare", other.toString(), run);
    assertRefused("no measured cell in common", "compare", run, jmh.toString());
    assertRefused("is no run", "table", folder.toString());
    assertRefused("there are primes, rc4, sha256", "table", run, "--workload", "sort");
    assertRefused("is no folder", "table", "--results", folder.resolve("none").toString());
  }

  @Test
  void theNewestRunIsTheOneThatWasBegunLast() throws Exception {
    write("a", "new", "2026-03-02T00:00:00Z");
    write("b", "old", "2026-03-01T00:00:00Z");

    assertThat(Ran.command("table", "--results", folder.toString()).lines().getFirst())
        .startsWith("Speedup: new, 2026-03-02");
  }

  @Test
  void theHistoryIsInTheOrderOfTimeAndMarksChanges() throws Exception {
    write("a", "new", "2026-03-02T00:00:00Z");
    write("b", "old", "2026-03-01T00:00:00Z");
    Files.createDirectories(folder.resolve("c"));
    Files.writeString(folder.resolve("c").resolve("journal.jsonl"), "{}\n");

    Ran history =
        Ran.command("table", "--history", "--results", folder.toString(), "--strategy", "fixed");

    assertThat(history.lines().stream().filter(line -> line.startsWith("2026")))
        .satisfiesExactly(
            line -> assertThat(line).contains(" old "),
            line -> assertThat(line).contains(" new ").contains("same"));
    assertThat(history.err()).contains("WARNING: ").contains("is no run");
  }

  @Test
  void whatIsLeftOfADamagedRunIsShownWithAWarning() throws Exception {
    Path run = run("cut", 1, 1);
    String journal = Files.readString(run.resolve("journal.jsonl"));
    Files.writeString(run.resolve("journal.jsonl"), journal.substring(0, journal.length() * 2 / 3));
    Files.delete(run.resolve("environment.json"));

    Ran table = Ran.command("table", run.toString());

    assertThat(table.exitCode()).isZero();
    assertThat(table.out())
        .contains("machine not known")
        .contains("JDK 25.0.3")
        .contains("cannot be read and is left out")
        .contains("environment.json is missing or damaged")
        .contains("Speedup on primes");
    assertThat(Ran.command("table", run.toString(), "--format", "csv").err())
        .contains("environment.json is missing or damaged");
  }

  @Test
  void colourAndWidthFollowTheTerminal() {
    assertThat(Terminal.style(Map.of(), true, () -> "40 120\n").width()).isEqualTo(120);
    assertThat(Terminal.style(Map.of("COLUMNS", "90"), true, () -> "40 120").width()).isEqualTo(90);
    assertThat(Terminal.style(Map.of(), true, () -> "").width()).isEqualTo(Integer.MAX_VALUE);
    assertThat(Terminal.style(Map.of(), true, () -> "").isColoured()).isTrue();
    assertThat(Terminal.style(Map.of("NO_COLOR", "1"), true, () -> "").isColoured()).isFalse();
    assertThat(Terminal.style(Map.of("TERM", "dumb"), true, () -> "").isColoured()).isFalse();
    assertThat(Terminal.style(Map.of(), false, () -> "").isColoured()).isFalse();
  }

  @Test
  void theWordsOfTheTablesAreExplained() {
    Ran explained = Ran.command("table", "--explain");

    assertThat(explained.exitCode()).isZero();
    assertThat(explained.out())
        .contains("workstealing: a ForkJoinPool", "serial: the share", "!: ", "-: ", "budget: ");
  }

  /** No option is passed over in silence. */
  @Test
  void optionsOfTablesOfTwoKindsAreRefusedTogether() {
    String run = "results/20261122-071624-before";

    assertRefused("--explain stands alone", "table", "--explain", "--all", "nowhere");
    assertRefused("give one of them", "table", "--history", "--metrics");
    assertRefused("--by is for the tables", "table", run, "--history", "--by", "strategy");
    assertRefused("--all is for the tables", "table", run, "--metrics", "--all");
    assertRefused("--baseline is for factors", "table", run, "--history", "--baseline", "self");
    assertRefused("is given twice", "table", run, run);
  }

  /** The series of such systems have no run in their names: two of one name are an error there. */
  @Test
  void formatsOfScoresAreOfOneRun() throws Exception {
    String one = run("one", 1, 1).toString();
    String two = run("two", 2, 1).toString();

    assertRefused("give one folder", "table", one, two, "--format", "openmetrics");
    assertRefused("give one folder", "table", one, two, "--format", "bmf");
  }

  @Test
  void inTheCsvRunsOfOneLabelAreToldApart() throws Exception {
    write("here", "same", "2026-02-01T00:00:00Z");
    write("there", "same", "2026-02-02T00:00:00Z");
    String here = folder.resolve("here").toString();

    assertThat(Ran.command("table", here, "--format", "csv").out()).contains(",same,primes,");
    assertThat(
            Ran.command("table", here, folder.resolve("there").toString(), "--format", "csv").out())
        .contains(",here,primes,", ",there,primes,")
        .doesNotContain(",same,");
  }

  /** What stood under the tables by default is now asked for. */
  @Test
  void allIsPrintedWhenItIsAskedFor() {
    String run = "results/20261122-071624-before";

    assertThat(Ran.command("table", run).out())
        .contains("Speedup on primes", "The run is kept in " + run)
        .doesNotContain("All figures", "Notes");
    assertThat(Ran.command("table", run, "--all").out()).contains("All figures", "Notes");
    assertThat(Ran.command("table", run, "--format", "markdown").out()).contains("All figures");
  }

  /** It would be taken for several sessions between which nothing differs. */
  @Test
  void aRunCountsOnceOnASide() throws Exception {
    String before = "results/20261122-071624-before";
    String after = "results/20261122-071722-after";
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of(before).toAbsolutePath());

    assertRefused("is given twice", "compare", before + "," + before, after);
    assertRefused("is given twice", "compare", before + "," + link, after);
    assertRefused("is given twice, on both sides", "compare", before, before);
    assertRefused("is given twice, on both sides", "compare", link.toString(), before);
    assertRefused("is given twice, on both sides", "compare", before + "," + after, after);
    // The same forks in JMH's format.
    assertRefused("is given twice, on both sides", "compare", before, before + "/jmh.json");
    assertRefused("is given twice, on both sides", "compare", before + "/jmh.json", before);
    assertRefused("is given twice on one", "compare", before + "," + before + "/jmh.json", after);
  }

  @Test
  void whatIsNoFolderOfARunIsSaidAsWhatItIs() {
    String run = "results/20261122-071624-before";

    assertRefused("it is a file; give the folder", "table", run + "/journal.jsonl");
    assertRefused("is an empty word", "compare", run + ",", run);
    // As any name beyond ASCII is to a JVM in the locale C.
    for (String command : List.of("table", "report", "predict")) {
      assertRefused("set LC_ALL=C.UTF-8", command, "run-\ud800");
      // As bytes that are no letter are to a JVM in the locale C.UTF-8.
      assertRefused("set LC_ALL=C.UTF-8", command, "run-\ufffd");
    }
    assertRefused("set LC_ALL=C.UTF-8", "table", run, "run-\ud800");
    assertRefused("set LC_ALL=C.UTF-8", "compare", run, "run-\ud800");
    assertRefused("set LC_ALL=C.UTF-8", "table", "--results", "run-\ud800");
  }

  @Test
  void anOptionBehindTheTwoDashesIsToldToStandBefore() {
    String run = "results/20261122-071624-before";

    assertRefused("'--format': behind '--' no word is an option", "table", run, "--", "--format");
    assertRefused("'--metric': behind '--' no word", "compare", run, "--", "--metric");
    assertRefused("'-o': behind '--' no word", "report", "--", run, "-o", "x");
    assertRefused("'--tasks': behind '--' no word", "predict", "--", run, "--tasks", "5");
    assertRefused("'--watch': behind '--' no word", "doctor", "--", "--watch", "5s");
    assertRefused("'map': behind '--' no word is an option or a command", "demo", "--", "map");
    assertThat(Ran.command("table", "--", run).exitCode()).isZero();
  }

  @Test
  void anEmptyWordOfAListIsRefusedAndQuoted() {
    String run = "results/20261122-071624-before";

    for (String option : List.of("--workload", "--strategy", "--workers")) {
      for (String command : List.of("table", "predict")) {
        assertRefused(option + " ',': an empty word names nothing", command, run, option, ",");
      }
    }
    assertRefused("--strategy 'fixed,': an empty word", "table", run, "--strategy", "fixed,");
    assertRefused(
        "--workload '': an empty word names nothing: write --workload NAME or --workload NAME,NAME",
        "table",
        run,
        "--workload=");
    assertRefused("--baseline '': must be sequential, self or", "table", run, "--baseline=");
    assertRefused("-p workers=,: behind its last comma", "run", "Prime", "-p", "workers=,");
    assertRefused("-p workers=2,: behind its last comma", "run", "Prime", "-p", "workers=2,");
    assertRefused("'': give the name of a source file", "run", "--workload=");
  }

  private static void assertRefused(String reason, String... words) {
    Ran refused = Ran.command(words);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err().lines()).hasSize(1);
    assertThat(refused.err()).contains(reason);
    assertThat(refused.out()).isEmpty();
  }

  /** Three workloads; the time of RC4 is a multiple. */
  private Path run(String name, long seed, double rc4) throws IOException {
    GeneratedRun run = GeneratedRun.named(name).noise(0.01, seed);
    CELLS.forEach(cell -> run.with(cell, cell.method().equals("rc4") ? rc4 : 1));
    return run.writeTo(folder.resolve(name));
  }

  private void write(String name, String label, String started) throws IOException {
    GeneratedRun.named(label)
        .started(started)
        .with(CELLS.get(0), 1)
        .with(CELLS.get(1), 0.5)
        .writeTo(folder.resolve(name));
  }

  private Path jmh(String name, String mode, String unit, double score) throws IOException {
    StringBuilder forks = new StringBuilder();
    for (int fork = 0; fork < 6; fork++) {
      double mean = score * (1 + 0.002 * fork);
      forks.append(fork == 0 ? "" : ",").append("[" + mean + "," + mean * 1.001 + "]");
    }
    return Files.writeString(
        folder.resolve(name),
        """
        [{"jmhVersion":"1.37","benchmark":"org.example.List.add","mode":"%s","forks":6,
          "jdkVersion":"25","vmName":"VM","vmVersion":"25+1","jvmArgs":[],
          "params":{"size":"10"},
          "primaryMetric":{"score":%s,"scoreUnit":"%s","rawData":[%s]}}]
        """
            .formatted(mode, score, unit, forks));
  }
}
