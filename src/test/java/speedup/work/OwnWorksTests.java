package speedup.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static speedup.work.WorkSources.TASKS;
import static speedup.work.WorkSources.source;
import static speedup.work.WorkSources.startable;
import static speedup.work.WorkSources.task;
import static speedup.work.WorkSources.wrong;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import speedup.ShortJvm;
import speedup.batch.WorkKind;
import speedup.environment.JavaProgram;

/** What is compiled and tried, and what the trial says of a workload that is wrong. */
@Tag("slow")
final class OwnWorksTests {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir Path folder;

  private OwnWorks works;

  @BeforeEach
  void begin() throws Exception {
    works = OwnWorks.none();
  }

  @AfterEach
  void end() throws Exception {
    works.close();
  }

  @Test
  void theTemplateIsRightAsItIs() throws Exception {
    Path file = Template.write(folder, "CsvTotals");

    add(file, Map.of("rows", List.of("500", "600")), LIMIT);

    OwnWork work = works.works().getFirst();
    assertThat(work.name()).isEqualTo("CsvTotals");
    assertThat(work.kind()).isEqualTo(WorkKind.computing);
    assertThat(work.params()).containsExactly(Map.entry("rows", List.of("500", "600")));
    assertThat(work.tasks()).isEqualTo(12);
    assertThat(work.seconds()).isPositive();
  }

  @Test
  void theTemplateIsNotWrittenOverAFile() throws Exception {
    Path file = Template.write(folder, "CsvTotals");
    String text = Files.readString(file);

    assertThatThrownBy(() -> Template.write(folder, "CsvTotals"))
        .isInstanceOf(WorkException.class)
        .hasMessage(file + " is there already, and is not written over");
    assertThatThrownBy(() -> Template.write(folder, "csv-totals"))
        .isInstanceOf(WorkException.class)
        .hasMessage("'csv-totals' is no name of a class, such as CsvTotals");
    assertThatThrownBy(() -> Template.write(folder, "record"))
        .isInstanceOf(WorkException.class)
        .hasMessage("'record' is no name of a class, such as CsvTotals");
    assertThatThrownBy(() -> Template.write(folder, "Größe"))
        .isInstanceOf(WorkException.class)
        .hasMessageStartingWith("'Größe': a name is of at most 60 letters (A-Z, a-z)");
    assertThat(file).hasContent(text);
  }

  @Test
  void aClassInAPackageBesideOthersIsFoundInItsFile() throws Exception {
    Path file = folder.resolve("Packed.java");
    Files.writeString(
        file,
        """
        package some.where;
        import java.util.List;
        import java.util.function.Supplier;
        import java.util.stream.IntStream;
        import speedup.workload.Workload;
        public record Packed() implements Supplier<Workload<Integer>> {
          public Workload<Integer> get() {
            return Workload.of("packed", IntStream.range(0, 50).boxed().toList(), Other::work);
          }
        }
        class Other {
          static int work(int input) {
            int sum = input;
            for (int i = 0; i < 100_000; i++) { sum = 31 * sum + i; }
            return sum;
          }
        }
        """);

    add(file, Map.of(), LIMIT);

    assertThat(works.works().getFirst().name()).isEqualTo("packed");
  }

  @Test
  void aRunKeepsAllThatItsForksNeed() throws Exception {
    add(Template.write(folder, "CsvTotals"), Map.of("rows", List.of("500")), LIMIT);
    Path run = Files.createDirectory(folder.resolve("run"));

    List<String> told = works.keepIn(run, List.of());

    Path kept = run.resolve("work").toAbsolutePath();
    assertThat(told).containsExactly("-Dspeedup.work=" + kept);
    assertThat(kept.resolve("CsvTotals").resolve("CsvTotals.java")).exists();
    assertThat(OwnWorks.of(run).keepIn(run, List.of())).isEqualTo(told);
    assertThat(OwnWorks.of(run).changes()).isEmpty();
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try {
      assertThat(new WorkFolder(kept.resolve("CsvTotals")).make(Map.of("rows", "7")).tasks())
          .hasSize(12)
          .first()
          .hasToString("Part[number=0, rows=7]");
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Test
  void aClassPathThatHasChangedIsTold() throws Exception {
    Path library = Files.createDirectory(folder.resolve("library"));
    Files.writeString(library.resolve("some.properties"), "a=1");
    works.add(
        Template.write(folder, "CsvTotals").toString(),
        library.toString(),
        Map.of("rows", List.of("500")),
        trial(LIMIT),
        Trial.Extent.DESCRIBED);
    Path run = Files.createDirectory(folder.resolve("run"));
    works.keepIn(run, List.of());

    Files.writeString(library.resolve("some.properties"), "a=2");

    assertThat(OwnWorks.of(run).changes()).containsExactly(library + " is another one now");
  }

  @Test
  void aWorkloadIsThereOnce() throws Exception {
    Path file = Template.write(folder, "CsvTotals");
    Map<String, List<String>> few = Map.of("rows", List.of("500"));
    add(file, few, LIMIT);

    assertThatThrownBy(() -> add(file, few, LIMIT))
        .hasMessage("two workloads are called CsvTotals: rename one");
  }

  @Test
  void aTaskThatNeverEndsIsNamedWhenItsTimeIsOver() throws Exception {
    Path file = workload("Endless", "", task("while (true) { Thread.sleep(9_999); }"), "");

    assertThatThrownBy(() -> add(file, Map.of(), Duration.ofSeconds(6)))
        .isInstanceOf(WorkException.class)
        .hasMessage(
            "Endless had not ended after 6 s, at One[number=0]; --fork-limit 10m gives it longer");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void whatEndsItsJvmOrIsNoneIsToldInOneLine(String name, String source, String line)
      throws Exception {
    Path file = folder.resolve(name + ".java");
    Files.writeString(file, source);

    assertThatThrownBy(() -> add(file, Map.of(), LIMIT))
        .isInstanceOf(WorkException.class)
        .hasMessageContaining(line);
  }

  static Stream<Arguments> whatEndsItsJvmOrIsNoneIsToldInOneLine() {
    return Stream.of(
        wrong(
            "Wonders",
            task("return BUSY.get();")
                + "public boolean computes() { throw new IllegalStateException(\"who\"); }",
            "Wonders's computes() failed: java.lang.IllegalStateException: who"),
        wrong(
            "Hooks",
            task(
                "Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) {"
                    + " java.util.concurrent.locks.LockSupport.park(); } })); return BUSY.get();"),
            "Hooks: a shutdown hook that it added had not ended after 10 s"),
        wrong(
            "Throws",
            task("throw new IllegalStateException(\"no input\");"),
            "Throws: One[number=0] failed: java.lang.IllegalStateException: no input"),
        wrong(
            "Exits",
            task("System.exit(3); return 1;"),
            "Exits ended its JVM, at One[number=0] (exit code 3): a task gives a result, and never"
                + " calls System.exit"),
        wrong(
            "Prints",
            task(
                "for (int i = 0; i < 100_000; i++) { System.out.println(\"much to"
                    + " say\"); } return null;"),
            "Prints: One[number=0] gave null"),
        Arguments.of(
            "Spaced",
            source("Spaced", "", task("return 1;"), TASKS, "")
                .replace("/*name*/", "public String name() { return \"my work\"; }"),
            "Spaced is called 'my work': a name is of at most 60 letters (A-Z, a-z), digits, dashes"
                + " and underscores; have name() give another one"),
        Arguments.of(
            "Long",
            source("Long", "", task("return 1;"), TASKS, "")
                .replace("/*name*/", "public String name() { return \"x\".repeat(61); }"),
            "a name is of at most 60 letters"),
        wrong(
            "Halts",
            task("Runtime.getRuntime().halt(137); return 1;"),
            "Halts ended its JVM (exit code 137): it crashed, or was killed"),
        wrong(
            "Parts",
            task("return BUSY.get();") + "public void close() { System.exit(6); }",
            "Parts ended its JVM, at Parts's close() (exit code 6)"),
        Arguments.of("Misnamed", "class Another {}", "Misnamed.java has no class Misnamed"),
        Arguments.of(
            "Broken", "public class Broken { int x = ; }", "Broken.java:1: error: illegal"));
  }

  @Test
  void aTaskThatIsStartedAndNeverEndsIsToldWhenItsTimeIsOver() throws Exception {
    Path file =
        workload(
            "Never",
            "",
            startable("return new java.util.concurrent.CompletableFuture<Integer>();"),
            "");

    assertThatThrownBy(() -> add(file, Map.of(), Duration.ofSeconds(15)))
        .hasMessageStartingWith("Never had not ended after 15 s, at Never by start()");
  }

  @Test
  void whatIsNotUtf8IsToldWithItsLine() throws Exception {
    Path file = folder.resolve("Latin.java");
    Files.write(
        file,
        "// one\npublic class Latin { String umlaut = \"\u00e4\"; }"
            .getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> add(file, Map.of(), LIMIT))
        .hasMessage(file + ":2: not UTF-8: write the file in this encoding");
  }

  @Test
  void aMarkBeforeTheTextIsNoneOfIt() throws Exception {
    Path file = Template.write(folder, "CsvTotals");
    Files.writeString(file, "\uFEFF" + Files.readString(file).replace("\n", "\r\n"));

    add(file, Map.of("rows", List.of("500")), LIMIT);

    assertThat(works.works().getFirst().name()).isEqualTo("CsvTotals");
  }

  @Test
  void aJvmThatDoesNotStartIsToldInItsOwnWords() throws Exception {
    Path file = Template.write(folder, "CsvTotals");
    Trial unstartable =
        new Trial(JavaProgram.ofThisJvm(), List.of("-XX:+NoSuchOption"), Duration.ofMinutes(1));

    assertThatThrownBy(
            () -> works.add(file.toString(), "", Map.of(), unstartable, Trial.Extent.DESCRIBED))
        .isInstanceOf(WorkException.class)
        .hasMessage(
            "CsvTotals was not tried, as its JVM did not start: Unrecognized VM option"
                + " 'NoSuchOption'");
  }

  @Test
  void aValueThatCannotBeReadIsToldWithWhatWouldBeRight() throws Exception {
    Path file = Template.write(folder, "CsvTotals");

    assertThatThrownBy(() -> add(file, Map.of("rows", List.of("1000", "many")), LIMIT))
        .hasMessage("-p rows=many: must be a whole number that fits int");
  }

  @Test
  void aWordThatIsNoClassIsTold() {
    assertThatThrownBy(() -> add(folder.resolve("None.java"), Map.of(), LIMIT))
        .hasMessageEndingWith("None.java: there is no such file; 'new-workload' writes one");
    assertThatThrownBy(() -> add(Path.of("none.such.Thing"), Map.of(), LIMIT))
        .hasMessage("there is no class none.such.Thing in the class path");
    assertThatThrownBy(() -> add(Path.of("no-class"), Map.of(), LIMIT))
        .hasMessage("no-class: give the name of a source file (….java) or of a class");
  }

  private void add(Path word, Map<String, List<String>> values, Duration limit) throws Exception {
    works.add(word.toString(), "", values, trial(limit), Trial.Extent.RUN_ELSEWHERE);
  }

  private static Trial trial(Duration limit) {
    return new Trial(JavaProgram.ofThisJvm(), ShortJvm.OPTIONS, limit);
  }

  private Path workload(String name, String components, String members, String check)
      throws Exception {
    Path file = folder.resolve(name + ".java");
    return Files.writeString(file, source(name, components, members, TASKS, check));
  }
}
