package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import speedup.ShortJvm;

/** What is wrong is said once, in one line, before anything is measured. */
final class FirstMinutesTests {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Prime -rff /nonexistent/x | -rff /nonexistent/x: there is no folder /nonexistent",
        "Prime -prof nonsense | -prof nonsense: no profiler is called so; -lprof lists those there"
            + " are",
        "Prime -bm nonsense | nonsense",
        "Prime -jvm /nonexistent | /nonexistent does not start: there is no such file; give the",
        "Prime -jvm /etc/passwd | it is no program that can be run here; give the folder of a JDK",
        "Prime -f 0 | -f 0: must be 1 or more",
        "Prime -f 2 --rounds 3 | -f 2 and --rounds 3 both say how many rounds",
        "Prime --precision 2% --rounds 3 | --rounds 3 measures a number of rounds, and --precision",
        "Prime --precision 2% -f 3 | -f 3 measures a number of rounds, and --precision",
        "Prime --quick --rounds 5 | --quick and --rounds both say how many rounds",
        "Prime -o out.txt | -o out.txt: nothing of JMH's is printed",
        "Prime -p scale=4 | no selected benchmark has a parameter 'scale'",
        "Prime --precision 0 | --precision",
        "Prime --precision 0 | is no share",
        "Prime --precision x | is no share",
        "Prime --budget x | --budget",
        "Prime --budget x | is no duration",
        "Prime --budget 0s | is no duration",
        "--force Prime | --force goes with --resume",
        "Prime --quik | Unknown option: '--quik'; did you mean '--quick'?",
        "--round 3 Prime | Unknown option: '--round'; did you mean '--rounds'?",
        "--budgt=5m Prime | Unknown option: '--budgt=5m'; did you mean '--budget'?",
        "Prime --nonsense | Unknown option: '--nonsense'; 'run --help' lists all options",
        "tabel | did you mean 'table'?",
        "Table | did you mean 'table'?",
        "compar Prime Sha | did you mean 'compare'?",
        "rnu Nothing | did you mean 'run'?",
        "compaer | did you mean 'compare'?"
      })
  void aWrongWordIsFoundBeforeAnythingIsMeasured(String words, String said) {
    Path results = folder.resolve("results");
    String[] all = ("run --results " + results + " " + words).split(" ", -1);

    Ran ran = Ran.command(all);

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains(said);
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(results).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Prime -p strategy=nonsense | nonsense | sequential, fixed, virtual, workstealing",
        "Prime -p workers=0 | workers=0 | from 1 to 100000",
        "Prime -p lifecycle=hot | lifecycle=hot | cold, warm",
        "Flag -p flags=21 | flags=21 | 20, 194 or 676",
        "Prime -p foo=1 | foo | strategy, workers",
        "Prime --nonsense | nonsense | --help",
        "Prime -i many | many | --help",
        "NoSuchBenchmark | NoSuchBenchmark | -l lists them",
        "Prime( | Prime( | no regular expression",
        "Prime -p strategy=async | nothing to measure | async is for downloads",
        "Prime --label a/b | a/b | letters",
        "Prime --rounds 0 | --rounds 0 | 1 or more",
        "Prime --repeats -1 | --repeats -1 | 0 or more",
        "Prime -rf nonsense | -rf nonsense | TEXT, CSV, SCSV, JSON, LATEX",
        "Prime -v nonsense | -v nonsense | SILENT, NORMAL, EXTRA",
        "Prime -wm nonsense | -wm nonsense | INDI, BULK, BULK_INDI",
        "Prime -gc maybe | -gc maybe | true or false",
        "Prime -si=yes | -si yes | true or false",
        "Prime -foe 1 | -foe 1 | true or false",
        "Prime -foe true | -foe true | leave it out"
      })
  void badInputIsToldWithWhatIsAllowed(String words, String wrong, String allowed) {
    Path results = folder.resolve("results");

    Ran refused = Ran.command(("run --results " + results + " " + words).split(" ", -1));

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err().lines()).hasSize(1);
    assertThat(refused.err()).contains(wrong).contains(allowed);
    assertThat(results).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "table --al | Unknown option: '--al'; did you mean '--all'?",
        "flags --strateg fixed | Unknown option: '--strateg'; did you mean '--strategy'?",
        "demo map --hlp | Unknown option: '--hlp'; did you mean '--help'?",
        "compare --fail-on-regresion a b | did you mean '--fail-on-regression'?",
        "doctor --nonsense | Unknown option: '--nonsense'; 'doctor --help' lists all options"
      })
  void aMistypedOptionOfACommandIsGuessed(String words, String said) {
    Ran refused = Ran.command(words.split(" ", -1));

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err().lines()).singleElement().asString().contains(said);
  }

  static Stream<String> commands() {
    return Stream.concat(
        SpeedupCommand.names().stream().filter(name -> !name.equals(RunCommand.NAME)),
        Stream.of("demo map", "demo futures", "demo spinner"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandButRunHasBothOptionsForHelp(String command) {
    Ran asked = Ran.command((command + " -h").split(" ", -1));

    assertThat(asked.exitCode()).isZero();
    assertThat(asked.err()).isEmpty();
    assertThat(asked.out()).contains("-h, --help");
    assertThat(Ran.command((command + " --help").split(" ", -1)).out()).isEqualTo(asked.out());
  }

  /** What a user writes is quoted in the one line, whatever it holds. */
  @Test
  void anEmptyFolderOfRunsIsNamed() {
    Ran refused = Ran.command("table", "--results", "");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).startsWith("--results '': give the folder of all runs");
  }

  @Test
  void aWordOfSeveralLinesIsToldInOne() {
    Path results = folder.resolve("results");
    for (String[] words :
        List.of(
            new String[] {"run", "--results", results.toString(), "Prime", "--label", "a\nb"},
            new String[] {"run", "--results", results.toString(), "Prime", "--rounds", "a\nb"},
            new String[] {"run", "--results", results.toString(), "a\nb"})) {
      Ran refused = Ran.command(words);

      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.err()).contains("a\\nb");
      assertThat(refused.err().lines()).hasSize(1);
    }
    assertThat(Ran.command("table", "--by", "a\nb").err())
        .startsWith("Invalid value")
        .contains("a\\nb");
    assertThat(results).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--rounds two", "--fork-limit soon", "--seed"})
  void anOptionWithAWrongValueIsAUsageError(String words) {
    Path results = folder.resolve("results");

    Ran refused = Ran.command(("run --results " + results + " " + words).split(" ", -1));

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err().lines().findFirst().orElse("")).contains(words.split(" ", -1)[0]);
    assertThat(refused.err()).doesNotContain("\tat ");
    assertThat(results).doesNotExist();
  }

  @Test
  void aResultsFolderThatCannotBeWrittenIsToldBeforeAnythingIsMeasured() throws Exception {
    Path file = Files.writeString(folder.resolve("results"), "not a folder");

    Ran refused = Ran.command("run", "--results", file.toString(), "Prime", "--rounds", "1");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err().lines()).hasSize(1);
    assertThat(refused.err()).contains("--results " + file).contains("cannot be written");
    assertThat(file).hasContent("not a folder");
  }

  @Test
  void helpGuessesACommandToo() {
    assertThat(Ran.command("help", "tabel").err())
        .isEqualTo("Unknown subcommand 'tabel'; did you mean 'table'?\n");
    assertThat(Ran.command("help", "nonsense").err())
        .contains("Unknown subcommand 'nonsense'; ")
        .doesNotContain("mean");
  }

  @Test
  void aCommandIsGuessedOnlyWhereAWordMayHaveBeenMeantForOne() {
    assertThat(Ran.command("run", "Prime", "-t", "2").err()).endsWith("how many tasks run\n");
    assertThat(Ran.command("run", "Sha", "-t", "2").err()).endsWith("how many tasks run\n");
    assertThat(Ran.command("run", "--jar", folder + "/none.jar", "-lp").err())
        .contains("cannot be read")
        .doesNotContain("did you mean");
  }

  @Test
  void anEmptyWordIsNoSelectionAndAnEmptyNameNoFolder() {
    assertThat(Ran.command("run", "").err()).contains("selects nothing");
    assertThat(Ran.command("run", "--results", "", "Prime").err()).contains("--results ''");
    assertThat(Ran.command("run", "Prime", "-rff", "").err()).startsWith("-rff '': give a file");
    assertThat(Ran.command("run", "--resume", folder.toString()).err()).contains("is no run");
    assertThat(Ran.command("flags", "--dest", "").err())
        .startsWith("Invalid value for option '--dest'")
        .contains("an empty word is no file and no folder");
    assertThat(Ran.command("report", "-o", "").exitCode()).isEqualTo(2);
    assertThat(Ran.command("report", "-o", "").err()).contains("an empty word is no file");
  }

  @Test
  void theFolderThatIsMissingIsNamedAndNotTheFile() {
    Path page = folder.resolve("none").resolve("page.html");

    assertThat(
            Ran.command("report", "results/20261127-043032-clusterGrain", "-o", page.toString())
                .err())
        .endsWith("there is no folder " + page.getParent() + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"map", "futures", "spinner"})
  void everyDemonstrationHasAHelp(String name) {
    Ran ran = Ran.command("demo", name, "--help");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("Usage: speedup demo " + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version x", "-V --quick", "--version table"})
  void nothingStandsBesideTheVersion(String words) {
    Ran ran = Ran.command(words.split(" "));
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .isEqualTo(
            "--version stands alone, and not in '%s'; '--help' lists all commands\n"
                .formatted(words));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h", "-hV", "-Vh", "--help", "help", "--version --help"})
  void theHelpListsTheCommandsHoweverItIsAskedFor(String words) {
    Ran ran = Ran.command(words.split(" "));

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("Usage: speedup [-hV]").contains("compare");
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "report", "compare"})
  void anEmptyNameOfARunIsShownAsWhatItIs(String command) {
    Ran ran = Ran.command(command, "", "");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("an empty word is no file and no folder");
  }

  @Test
  void theHelpOfRunNamesTheStrategies() {
    assertThat(Ran.command("run", "--help").out())
        .contains("sequential, fixed", "workers", "lifecycle", "scale ", "delay ", "flags ")
        .contains("'run -h'");
  }

  @Test
  void aSelectionIsNotTakenForACommand() {
    List<String> commands = List.of("primes", "table", "run");

    assertThat(Help.meant("tabel", commands)).hasValue("table");
    assertThat(Help.meant("rnu", commands)).hasValue("run");
    assertThat(Help.meant("Table", commands)).hasValue("table");
    assertThat(Help.meant("Prime", commands)).isEmpty();
    assertThat(Help.meant("Nope", commands)).isEmpty();
    assertThat(Help.meant("", commands)).isEmpty();
  }

  @Test
  void aFileIsNoFolderForFlagsAndANonsenseNoAddress() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    Ran flags = Ran.command("flags", "br", "--dest", file.toString());
    Ran serve = Ran.command("serve", "--local-port=0", "--bind", "nonsense.invalid");

    assertThat(flags.exitCode()).isEqualTo(2);
    assertThat(flags.err()).startsWith("--dest " + file + ": is a file, and no folder");
    assertThat(serve.exitCode()).isEqualTo(2);
    assertThat(serve.err()).startsWith("--bind nonsense.invalid: is no address");
  }

  private static ProcessBuilder version(Path err) {
    return new ProcessBuilder(
            ShortJvm.java(
                "-cp", System.getProperty("java.class.path"), Main.class.getName(), "--version"))
        .redirectError(err.toFile());
  }

  @Tag("slow")
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whoClosesThePipeHasWhatTheyWant() throws Exception {
    Path err = folder.resolve("err");
    Process command = version(err).start();

    command.getInputStream().close();

    assertThat(command.waitFor()).isZero();
    assertThat(Files.readString(err)).isEmpty();
  }

  @Tag("slow")
  @Test
  void anAnswerThatCannotBeWrittenIsNoSuccess() throws Exception {
    File full = new File("/dev/full");
    assumeThat(full).exists();
    Path err = folder.resolve("err");

    int exitCode = version(err).redirectOutput(full).start().waitFor();

    assertThat(exitCode).isEqualTo(1);
    assertThat(Files.readString(err)).contains("cannot be written: No space left on device");
  }
}
