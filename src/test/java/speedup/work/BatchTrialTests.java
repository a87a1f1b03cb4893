package speedup.work;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static speedup.work.WorkSources.TASKS;
import static speedup.work.WorkSources.source;
import static speedup.work.WorkSources.startable;
import static speedup.work.WorkSources.task;
import static speedup.work.WorkSources.wrong;

import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import speedup.workload.Workload;

/** What the trial of a batch says of a workload that is wrong. */
final class BatchTrialTests {

  /** However busy the machine is, the batch is run a second time. */
  private static final double NEVER_LONG = Double.POSITIVE_INFINITY;

  @TempDir static Path folder;

  private static @Nullable URLClassLoader loader;

  @BeforeAll
  static void compile() throws Exception {
    loader = WorkSources.compile(folder, aWrongBatchIsToldInOneLine());
  }

  @AfterAll
  static void close() throws Exception {
    requireNonNull(loader).close();
  }

  /** Tasks travel to where their classes are found. */
  @BeforeEach
  void enter() {
    Thread.currentThread().setContextClassLoader(loader);
  }

  @AfterEach
  void leave() {
    Thread.currentThread().setContextClassLoader(BatchTrialTests.class.getClassLoader());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void aWrongBatchIsToldInOneLine(String name, String source, String line) throws Exception {
    Class<?> type = Class.forName(name, false, requireNonNull(loader));

    Workload<?> workload = WorkClass.of(type).make(Map.of());

    assertThatThrownBy(
            () -> new BatchTrial<>(workload, new TrialMain.Progress(), NEVER_LONG).run(true))
        .isInstanceOf(WorkException.class)
        .hasMessageContaining(line);
  }

  static Stream<Arguments> aWrongBatchIsToldInOneLine() {
    return Stream.of(
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
            "cannot travel to another JVM, for java.lang.Object is not Serializable; or leave out"
                + " what starts JVMs, process and cluster: -p"
                + " strategy=sequential,fixed,virtual,workstealing"),
        wrong("Quick", task("return 1;"), "µs, which the clock cannot tell from nothing"),
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
}
