package speedup.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import speedup.batch.BatchCell;
import speedup.batch.WorkKind;
import speedup.environment.JavaProgram;
import speedup.run.Cell;
import speedup.run.Fixture;
import speedup.run.Plan;
import speedup.run.Rules;
import speedup.run.UsageException;

/** What a workload shares is made beside the run, and must not keep it. */
@Tag("slow")
final class WorkFixtureTests {

  private static final String RUNS = "for (;;) { java.util.concurrent.locks.LockSupport.park(); }";

  @TempDir Path folder;

  private final Set<ProcessHandle> before =
      ProcessHandle.current().children().collect(Collectors.toSet());
  private final List<String> troubles = new ArrayList<>();

  @Test
  void itsPropertiesAreToldToForksUntilItIsClosed() throws Exception {
    try (OwnWorks works = works("return Shared.of(\"own.port\", \"8 0=ä\", () -> {});")) {
      try (Fixture.Prepared prepared = prepare(works)) {
        assertThat(prepared.jvmArguments()).containsExactly("-Down.port=8 0=ä");
      }
      assertThat(troubles).isEmpty();
      assertThat(processes()).isEmpty();
    }
  }

  @Test
  void aWorkloadThatSharesNothingCostsNoJvm() throws Exception {
    try (OwnWorks works =
        works(
            """
            public record Sharing() implements speedup.workload.Workload<Integer> {
              public java.util.List<speedup.workload.Task<Integer>> tasks() {
                return java.util.List.of();
              }
              public void check(java.util.List<? extends Integer> results) {}
            }
            """,
            folder)) {
      try (Fixture.Prepared prepared = prepare(works)) {
        assertThat(processes()).isEmpty();
        assertThat(prepared.jvmArguments()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource
  void whatIsWrongIsToldInOneLine(String share, String line) throws Exception {
    try (OwnWorks works = works(share)) {
      assertThatThrownBy(() -> prepare(works)).isInstanceOf(UsageException.class).hasMessage(line);
      assertThat(processes()).isEmpty();
    }
  }

  static Stream<Arguments> whatIsWrongIsToldInOneLine() {
    return Stream.of(
        Arguments.of(
            "throw new AssertionError(\"no\\nport\");",
            "Sharing's share() failed: java.lang.AssertionError: no port"),
        Arguments.of(
            "System.exit(0); return null;",
            "Sharing's share() ended its JVM (exit code 0): it gives what is shared, and never"
                + " calls System.exit"),
        Arguments.of(
            "Runtime.getRuntime().halt(137); return null;",
            "Sharing's share() ended its JVM (exit code 137): it crashed, or was killed"),
        Arguments.of(
            "System.setOut(null); System.setErr(null); throw new Error();",
            "Sharing's share() failed: java.lang.Error"),
        Arguments.of(
            "System.out.print(\"x\".repeat(3 << 20)); throw new Error(\"after much\");",
            "Sharing's share() failed: java.lang.Error: after much"));
  }

  @Test
  void oneThatNeverEndsIsNotWaitedFor() throws Exception {
    try (OwnWorks works = works(RUNS)) {
      assertThatThrownBy(() -> fixture(works, Duration.ofSeconds(1)).prepare(plan()))
          .isInstanceOf(UsageException.class)
          .hasMessage("Sharing's share() had not ended after 1 s");
      assertThat(processes()).isEmpty();
    }
  }

  @Test
  void oneThatIsWaitedForEndsWhenTheRunIsToStop() throws Exception {
    try (OwnWorks works = works(RUNS)) {
      WorkFixture fixture = fixture(works, Duration.ofMinutes(9));
      fixture.stop();

      assertThatThrownBy(() -> fixture.prepare(plan())).isInstanceOf(UsageException.class);
      assertThat(processes()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource
  void whatItsEndDoesIsTold(String share, List<String> lines) throws Exception {
    try (OwnWorks works = works(share)) {
      prepare(works).close();

      assertThat(troubles).isEqualTo(lines);
      assertThat(processes()).isEmpty();
    }
  }

  static Stream<Arguments> whatItsEndDoesIsTold() {
    return Stream.of(
        Arguments.of(
            "return Shared.of(\"a\", \"b\", () -> { " + RUNS + " });",
            List.of("Sharing's share()'s close() had not ended after 3 s, and was ended")),
        Arguments.of(
            "Runtime.getRuntime().addShutdownHook(new Thread(() -> { "
                + RUNS
                + " })); return Shared.of(\"a\", \"b\", () -> {});",
            List.of(
                "a shutdown hook that Sharing's share() added had not ended after 3 s, and was"
                    + " ended")),
        Arguments.of(
            "return Shared.of(\"a\", \"b\", () -> { throw new Exception(\"no\"); });",
            List.of("Sharing's share()'s close() failed: java.lang.Exception: no")),
        Arguments.of(
            "Thread.ofPlatform().start(() -> { "
                + RUNS
                + " }); return Shared.of(\"a\", \"b\", () -> {});",
            List.of()));
  }

  @Test
  void oneThatHasDiedExplainsWhyForksFail() throws Exception {
    try (OwnWorks works = works("return Shared.of(\"a\", \"b\", () -> {});");
        Fixture.Prepared prepared = prepare(works)) {
      assertThat(prepared.revive()).isEmpty();
      for (ProcessHandle process : processes()) {
        process.destroyForcibly();
        process.onExit().join();
      }

      assertThatThrownBy(prepared::revive)
          .isInstanceOf(IOException.class)
          .hasMessage("Sharing's share() ended its JVM (exit code 137): it crashed, or was killed");
    }
  }

  @Test
  void theClassesOfAPreviewNeedNothingOfThisJvm() throws Exception {
    try (OwnWorks works = works("return Shared.of(\"a\", \"b\", () -> {});")) {
      Path classes = works.folder("Sharing").classes().resolve("Sharing.class");
      byte[] bytes = Files.readAllBytes(classes);
      // The minor version of a class that preview features are in.
      bytes[4] = (byte) 0xff;
      bytes[5] = (byte) 0xff;
      Files.write(classes, bytes);

      assertThat(works.folder("Sharing").mayShare()).isTrue();
    }
  }

  /** Those that the test has started and that live. */
  private List<ProcessHandle> processes() {
    return ProcessHandle.current()
        .children()
        .filter(child -> !before.contains(child))
        .filter(ProcessHandle::isAlive)
        .toList();
  }

  private Fixture.Prepared prepare(OwnWorks works) throws UsageException, IOException {
    return fixture(works, Duration.ofMinutes(1)).prepare(plan());
  }

  private WorkFixture fixture(OwnWorks works, Duration longestStart) {
    return new WorkFixture(
        works,
        new WorkJvm(JavaProgram.ofThisJvm(), List.of()),
        troubles::add,
        longestStart,
        Duration.ofSeconds(3));
  }

  private static Plan plan() {
    Cell cell =
        Cell.of(
            WorkKind.computing.benchmark(),
            Map.of(
                BatchCell.WORKLOAD,
                "Sharing",
                BatchCell.STRATEGY,
                "fixed",
                BatchCell.WORKERS,
                "2",
                BatchCell.LIFECYCLE,
                "cold"));
    return Plan.ofStrategies(List.of(cell), List.of(), new Rules(1, 1, 0, null), 1);
  }

  private OwnWorks works(String share) throws Exception {
    return works(
        """
        import java.util.List;
        import speedup.workload.*;
        public record Sharing() implements Workload<Integer> {
          public List<Task<Integer>> tasks() { return List.of(() -> 1); }
          public void check(List<? extends Integer> results) {}
          public Shared share() { %s }
        }
        """
            .formatted(share),
        folder);
  }

  /** As a run keeps them that is taken up again: they have been tried. */
  private static OwnWorks works(String source, Path run) throws Exception {
    Path file = Files.writeString(run.resolve("Sharing.java"), source);
    OwnWorks works = OwnWorks.of(run);
    WorkFolder made = works.folder("Sharing");
    made.write(new SourceFile(file).compile("", made.classes(), false), "");
    return works;
  }
}
