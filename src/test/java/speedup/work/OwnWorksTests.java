package speedup.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    add(file, Map.of("rows", List.of("50000", "60000")), LIMIT);

    OwnWork work = works.works().getFirst();
    assertThat(work.name()).isEqualTo("CsvTotals");
    assertThat(work.kind()).isEqualTo(WorkKind.computing);
    assertThat(work.params()).containsExactly(Map.entry("rows", List.of("50000", "60000")));
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
    add(Template.write(folder, "CsvTotals"), Map.of("rows", List.of("50000")), LIMIT);
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
        Map.of("rows", List.of("50000")),
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
    Map<String, List<String>> few = Map.of("rows", List.of("50000"));
    add(file, few, LIMIT);

    assertThatThrownBy(() -> add(file, few, LIMIT))
        .hasMessage("two workloads are called CsvTotals: rename one");
  }

  @Test
  void aTaskThatNeverEndsIsNamedWhenItsTimeIsOver() throws Exception {
    Path file = workload("Endless", "", task("while (true) { Thread.onSpinWait(); }"), "");

    assertThatThrownBy(() -> add(file, Map.of(), Duration.ofSeconds(6)))
        .isInstanceOf(WorkException.class)
        .hasMessage(
            "Endless had not ended after 6 s, at One[number=0]; --fork-limit 10m gives it longer");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void aWrongWorkloadIsToldInOneLine(String name, String source, String line) throws Exception {
    Path file = folder.resolve(name + ".java");
    Files.writeString(file, source);

    assertThatThrownBy(() -> add(file, Map.of(), LIMIT))
        .isInstanceOf(WorkException.class)
        .hasMessageContaining(line);
  }

  static Stream<Arguments> aWrongWorkloadIsToldInOneLine() {
    return Stream.of(
        wrong(
            "Exits",
            task("System.exit(3); return 1;"),
            "Exits ended its JVM, at One[number=0] (exit code 3): a task gives a result, and never"
                + " calls System.exit"),
        wrong(
            "Hooks",
            task(
                "Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) {"
                    + " Thread.onSpinWait(); } })); return BUSY.get();"),
            "Hooks: a shutdown hook that it added had not ended after 10 s"),
        wrong("Nulls", task("return null;"), "Nulls: One[number=0] gave null; a task gives a"),
        wrong(
            "Throws",
            task("throw new IllegalStateException(\"no input\");"),
            "Throws: One[number=0] failed: java.lang.IllegalStateException: no input"),
        wrong(
            "Changes",
            "static int calls; " + task("return BUSY.get() + calls++;"),
            "Changes: One[number=0] gave 1 and then 5: tasks() gives the same tasks each time, and"
                + " a task the same result"),
        wrong(
            "Shares",
            "static Thread owner; "
                + task(
                    "if (owner == null) { owner = Thread.currentThread(); }"
                        + " return owner == Thread.currentThread() ? BUSY.get() : 2;"),
            "gave 1 and 2 under two threads: its tasks share something that changes"),
        wrong(
            "Prints",
            task(
                "for (int i = 0; i < 100_000; i++) { System.out.println(\"much to"
                    + " say\"); } return null;"),
            "Prints: One[number=0] gave null"),
        wrong(
            "SharesNull",
            "public speedup.workload.Shared share() { return null; } " + task("return 1;"),
            "SharesNull's share() failed: java.lang.NullPointerException: it gives null"),
        wrong(
            "NullProperty",
            "public speedup.workload.Shared share() {"
                + " return speedup.workload.Shared.of(\"site\", null, () -> {}); } "
                + task("return 1;"),
            "NullProperty's share()'s properties() failed: java.lang.NullPointerException: site is"
                + " null"),
        Arguments.of(
            "Empty",
            source("Empty", "", task("return 1;"), "return List.of();", ""),
            "Empty has no tasks: tasks() gives at least one"),
        Arguments.of(
            "Refuses",
            source(
                "Refuses",
                "",
                task("return BUSY.get();"),
                TASKS,
                "throw new speedup.workload.WrongAnswerException(\"it is all wrong\");"),
            "Refuses: its check refuses the answer, one task after the other: it is all wrong"),
        Arguments.of(
            "Stays",
            source(
                "Stays",
                "",
                "record One(Object lock) implements speedup.workload.Task<Integer> {"
                    + " public Integer call() { return 1; } }",
                "return List.of(new One(new Object()));",
                ""),
            "cannot travel to another JVM, for java.lang.Object is not Serializable; or leave"
                + " process out: -p strategy=sequential,fixed,virtual,workstealing"),
        wrong("Quick", task("return 1;"), "µs, which the clock cannot tell from nothing"),
        Arguments.of(
            "Hidden",
            source("Hidden", "", task("return 1;"), TASKS, "")
                .replace("public record Hidden", "record Hidden"),
            "Hidden must be a public class that is not abstract"),
        Arguments.of(
            "Closed",
            """
            public class Closed implements java.util.function.Supplier<Object> {
              private Closed() {}
              public Object get() { return 1; }
            }
            """,
            "Closed has no public constructor without parameters"),
        Arguments.of(
            "Supplies",
            """
            public class Supplies implements java.util.function.Supplier<Object> {
              public Object get() { return 1; }
            }
            """,
            "Supplies supplies something that is no Workload"),
        Arguments.of(
            "Other",
            "public class Other {}",
            "Other is no workload: it must implement Workload, or Supplier of one"),
        Arguments.of(
            "Typed",
            source("Typed", "List<String> names", task("return 1;"), TASKS, ""),
            "Typed: no -p can be read as java.util.List<java.lang.String> names; a parameter is of"
                + " type int, long, double, boolean, String, Path or an enum"),
        Arguments.of(
            "Taken",
            source("Taken", "int workers", task("return 1;"), TASKS, ""),
            "Taken: every batch has a parameter 'workers'; call yours another way"),
        Arguments.of(
            "Undecided",
            source("Undecided", "int rows", task("return 1;"), TASKS, ""),
            "Undecided: give -p rows=…, or it a public constructor without parameters that says"),
        Arguments.of("Misnamed", "class Another {}", "Misnamed.java has no class Misnamed"),
        Arguments.of(
            "Broken", "public class Broken { int x = ; }", "Broken.java:1: error: illegal"),
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
            "Asserts",
            task("throw new AssertionError(\"never\");"),
            "Asserts: One[number=0] failed: java.lang.AssertionError: never"),
        wrong(
            "Mumbles",
            task(
                "throw new RuntimeException() { public String getMessage() {"
                    + " throw new IllegalStateException(); } };"),
            "Mumbles: One[number=0] failed: Mumbles$One$1"),
        wrong(
            "Nameless",
            "record One(int number) implements speedup.workload.Task<Integer> {"
                + " public Integer call() { return null; }"
                + " public String toString() { throw new Error(); } }",
            "Nameless: Nameless$One gave null"),
        wrong(
            "Verse",
            task("throw new IllegalStateException(\"one\\n  two\");"),
            "Verse: One[number=0] failed: java.lang.IllegalStateException: one two"),
        wrong(
            "Unset",
            "record One(int number) implements speedup.workload.Task<Integer> {"
                + " static final int FIELD = Integer.parseInt(\"x\");"
                + " public Integer call() { return FIELD; } }",
            "a static field could not be set: java.lang.NumberFormatException"),
        wrong(
            "Interrupts",
            task("Thread.currentThread().interrupt(); return BUSY.get();"),
            "Interrupts: One[number=0] leaves its thread interrupted"),
        wrong(
            "Halts",
            task("Runtime.getRuntime().halt(137); return 1;"),
            "Halts ended its JVM (exit code 137): it crashed, or was killed"),
        Arguments.of(
            "Examines",
            source("Examines", "", task("return 1;"), TASKS, "assert results.isEmpty();")
                .replace("assert results.isEmpty();", "throw new AssertionError(\"4 results\");"),
            "Examines: its check failed, one task after the other: java.lang.AssertionError: 4"),
        Arguments.of(
            "Grows",
            source(
                "Grows",
                "",
                "static final List<One> ALL = new java.util.ArrayList<>();"
                    + task("return BUSY.get();"),
                "ALL.add(new One(1)); return List.copyOf(ALL);",
                ""),
            "Grows has 1 tasks and then 2: tasks() gives the same tasks each time"),
        Arguments.of(
            "Draws",
            source(
                "Draws",
                "",
                "static int calls;" + task("return BUSY.get() + number;"),
                "return List.of(new One(calls++));",
                ""),
            "One[number=0] gave 1 and then 2: tasks() gives the same tasks each time"),
        wrong(
            "Parts",
            task("return BUSY.get();") + "public void close() { System.exit(6); }",
            "Parts ended its JVM, at Parts's close() (exit code 6)"),
        wrong(
            "Fails",
            task("throw new IllegalStateException(\"first\");")
                + "public void close() { throw new IllegalStateException(\"second\"); }",
            "Fails: One[number=0] failed: java.lang.IllegalStateException: first"),
        wrong(
            "Closes",
            task("return BUSY.get();")
                + "public void close() { throw new IllegalStateException(\"locked\"); }",
            "Closes's close() failed: java.lang.IllegalStateException: locked"),
        Arguments.of(
            "Lists",
            source("Lists", "", task("return 1;"), "throw new AssertionError(\"none\");", ""),
            "Lists's tasks() failed: java.lang.AssertionError: none"),
        wrong(
            "StartsNothing",
            startable("return null;"),
            "alone it succeeds, and by start() One[number=0] failed:"
                + " java.lang.NullPointerException: start() gave null"),
        wrong(
            "StartsOther",
            startable("return java.util.concurrent.CompletableFuture.completedFuture(7);"),
            "One[number=0] gave 1 by call() and 7 by start(): both give the same"));
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

    add(file, Map.of("rows", List.of("50000")), LIMIT);

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
    return new Trial(JavaProgram.ofThisJvm(), List.of(), limit);
  }

  private static final String TASKS =
      "return java.util.stream.IntStream.range(0, 4).mapToObj(One::new).toList();";

  private static Arguments wrong(String name, String members, String line) {
    return Arguments.of(name, source(name, "", members, TASKS, ""), line);
  }

  private static String startable(String start) {
    return "record One(int number) implements speedup.workload.AsyncTask<Integer> {"
        + " public Integer call() { return BUSY.get(); }"
        + " public java.util.concurrent.CompletableFuture<Integer> start() { "
        + start
        + " } }";
  }

  private static String task(String body) {
    return "record One(int number) implements speedup.workload.Task<Integer> {"
        + " public Integer call() throws Exception { "
        + body
        + " } }";
  }

  private Path workload(String name, String components, String members, String check)
      throws Exception {
    Path file = folder.resolve(name + ".java");
    return Files.writeString(file, source(name, components, members, TASKS, check));
  }

  /** A task takes a moment with BUSY, whose value is 1. */
  private static String source(
      String name, String components, String members, String tasks, String check) {
    return """
    import java.util.List;
    import speedup.workload.Workload;
    public record %s(%s) implements Workload<Integer> {
      static final java.util.function.Supplier<Integer> BUSY =
          () -> {
            long sum = 0;
            for (int i = 0; i < 1_000_000; i++) { sum += Integer.toString(i).length(); }
            return sum > 0 ? 1 : 0;
          };
      /*name*/
      %s
      public List<? extends speedup.workload.Task<Integer>> tasks() { %s }
      public void check(List<? extends Integer> results)
          throws speedup.workload.WrongAnswerException { %s }
    }
    """
        .formatted(name, components, members, tasks, check);
  }
}
