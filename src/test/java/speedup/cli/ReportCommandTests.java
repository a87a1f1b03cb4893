package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import speedup.report.SampleRun;

/** The command {@code report}; what is on the page is tested where it is made. */
final class ReportCommandTests {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void thePageIsWrittenIntoTheFolderOfTheRun() throws Exception {
    Path run = run();

    assertThat(report(run.toString())).isZero();

    assertThat(out)
        .hasToString("The page is " + run.resolve("report.html") + System.lineSeparator());
    assertThat(run.resolve("report.html")).content().contains("<h1>sample</h1>");
  }

  /** As after a disk was full at the end of the run. */
  @Test
  void allThatCanBeMadeOfTheRecordIsMadeAgain() throws Exception {
    Path run = run();
    assertThat(report(run.toString())).isZero();
    List<String> files =
        List.of("report.html", "speedup.md", "speedup.csv", "metrics.csv", "jmh.json");
    Map<String, String> whole = new HashMap<>();
    for (String file : files) {
      whole.put(file, Files.readString(run.resolve(file)));
      Files.delete(run.resolve(file));
    }

    assertThat(report(run.toString())).isZero();

    for (String file : files) {
      assertThat(run.resolve(file)).hasContent(whole.get(file));
    }
  }

  @Test
  void thePageIsWrittenWhereAsked() throws Exception {
    Path file = folder.resolve("page.html");

    assertThat(report(run().toString(), "-o", file.toString())).isZero();

    assertThat(file).content().contains("<h1>sample</h1>");
  }

  @Test
  void aFolderThatIsNoRunIsOneLineAndAUsageError() {
    assertThat(report(folder.toString())).isEqualTo(2);

    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("is no run");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsOneLineAndAUsageError() throws Exception {
    Path file = folder.resolve("not-there").resolve("page.html");

    assertThat(report(run().toString(), "-o", file.toString())).isEqualTo(2);

    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("cannot be written: there is no folder");
  }

  @Test
  void whatCanBeReadOfADamagedRunIsShownWithAWarning() throws Exception {
    Path run = run();
    Files.writeString(
        run.resolve("journal.jsonl"), "{\"type\":\"fork\",\"rou", StandardOpenOption.APPEND);

    assertThat(report(run.toString())).isZero();

    assertThat(err.toString()).startsWith("warning: ").contains("cannot be read");
    assertThat(run.resolve("report.html")).content().contains("cannot be read");
  }

  @Test
  void severalRunsAreOnOnePageInTheFolderOfTheLast() throws Exception {
    Path other = run("other");

    assertThat(report(run().toString(), other.toString())).isZero();

    assertThat(out)
        .hasToString("The page is " + other.resolve("compared.html") + System.lineSeparator());
    assertThat(other.resolve("compared.html")).content().contains("name=\"run\"");
    assertThat(other.resolve("report.html")).doesNotExist();
  }

  @Test
  void theSameRunTwiceIsOneLineAndAUsageError() throws Exception {
    Path run = run();

    assertThat(report(run.toString(), run.resolve("..").resolve("run").toString())).isEqualTo(2);

    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("is given twice");
  }

  @Test
  void ofSeveralTheOneThatIsNoRunIsNamed() throws Exception {
    assertThat(report(run().toString(), folder.toString())).isEqualTo(2);

    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains(folder + " is no run");
  }

  @Test
  void aFlameGraphIsOfOneRun() throws Exception {
    assertThat(report(run().toString(), run("other").toString(), "--flame-graph", "fixed"))
        .isEqualTo(2);

    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("--flame-graph is of one run");
  }

  @Test
  void ofManyCellsTheLikestAreNamed() throws Exception {
    Path run = recorded();
    String[] kept = {"report", run.toString(), "--flame-graph"};

    assertThat(Ran.command(kept[0], kept[1], kept[2], "grain fixd x2 (warm, micros=10)").err())
        .startsWith(
            "--flame-graph grain fixd x2 (warm, micros=10): no cell is called so, but others, such"
                + " as grain fixed x2 (warm, micros=10); ")
        .endsWith("; 'table --all " + run + "' names all\n")
        .hasLineCount(1);
    assertThat(Ran.command(kept[0], kept[1], kept[2], "x").err())
        .contains("45 cells are called so, such as grain ")
        .hasLineCount(1)
        .satisfies(line -> assertThat(line.split("grain ", -1)).hasSize(4));
    assertThat(Ran.command(kept[0], kept[1], kept[2], "").err())
        .startsWith("--flame-graph '': ")
        .hasLineCount(1);
  }

  /** Whatever cell is named: none has one. */
  @Test
  void aRunWithoutARecordingSaysSoFirst() throws Exception {
    assertThat(report(run().toString(), "--flame-graph", "no such cell")).isEqualTo(2);

    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("has no recording; run with -prof jfr");
  }

  /** A kept run, as if a profiler had recorded one of its cells. */
  private Path recorded() throws IOException {
    Path run = Files.createDirectory(folder.resolve("recorded"));
    Path kept = Path.of("results/20261126-134121-grain");
    for (String file : List.of("journal.jsonl", "environment.json")) {
      Files.copy(kept.resolve(file), run.resolve(file));
    }
    Path fork = run.resolve("profiles/round-01-001-grain-fixed-x2-warm-micros=10");
    Files.createDirectories(fork);
    Files.createFile(fork.resolve("profile.jfr"));
    return run;
  }

  @Test
  void theDamageOfOneOfSeveralIsSaidWithItsFolder() throws Exception {
    Path other = run("other");
    Files.writeString(
        other.resolve("journal.jsonl"), "{\"type\":\"fork\",\"rou", StandardOpenOption.APPEND);

    assertThat(report(run().toString(), other.toString())).isZero();

    assertThat(err.toString()).startsWith("warning: " + other + ": ");
  }

  private Path run() throws IOException {
    return run("run");
  }

  private Path run(String name) throws IOException {
    return SampleRun.small().write(folder.resolve(name));
  }

  private int report(String... arguments) {
    CommandLine commandLine =
        Main.commandLine("report").setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] words = new String[arguments.length + 1];
    words[0] = "report";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return commandLine.execute(words);
  }
}
