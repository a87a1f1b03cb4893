package speedup.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.ShortJvm;
import speedup.batch.BatchCell;
import speedup.batch.WorkKind;
import speedup.environment.JavaProgram;
import speedup.run.Cell;
import speedup.run.Fixture;
import speedup.run.Plan;
import speedup.run.Rules;

/** What a workload shares is made in the JVM that drives the run, and must not keep it. */
@Tag("slow")
public final class WorkFixtureTests {

  /**
   * Goes on however often it is interrupted, until the test is over: then nothing is left of it.
   */
  private static final String RUNS =
      "for (;;) { try { "
          + WorkFixtureTests.class.getName()
          + ".OVER.await(); return null; }"
          + " catch (InterruptedException e) {} }";

  /** Known to what is compiled here. */
  public static final CountDownLatch OVER = new CountDownLatch(1);

  @TempDir Path folder;

  @AfterAll
  static void end() {
    OVER.countDown();
  }

  @Test
  void itsPropertiesAreToldToForksUntilItIsClosed() throws Exception {
    try (OwnWorks works = works("return Shared.of(\"own.port\", \"80\", () -> {});");
        Fixture.Prepared prepared = fixture(works)) {
      assertThat(prepared.jvmArguments()).containsExactly("-Down.port=80");
    }
  }

  @Test
  void oneThatFailsIsNamed() throws Exception {
    try (OwnWorks works = works("throw new AssertionError(\"no port\");")) {
      assertThatThrownBy(() -> fixture(works))
          .isInstanceOf(IOException.class)
          .hasMessage("Sharing's share() failed: java.lang.AssertionError: no port");
    }
  }

  @Test
  void oneThatNeverEndsIsNotWaitedFor() throws Exception {
    try (OwnWorks works = works(RUNS)) {
      assertThatThrownBy(() -> fixture(works))
          .isInstanceOf(IOException.class)
          .hasMessage("Sharing's share() had not ended after 1 s");
    }
  }

  @Test
  void oneWhoseEndNeverEndsIsNotWaitedForEither() throws Exception {
    try (OwnWorks works =
        works(
            "return Shared.of(\"a\", \"b\", () -> { "
                + RUNS.replace("return null", "return")
                + " });")) {
      fixture(works).close();
    }
  }

  private static Fixture.Prepared fixture(OwnWorks works) throws IOException {
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
    return new WorkFixture(works, Duration.ofSeconds(1))
        .prepare(Plan.ofStrategies(List.of(cell), List.of(), new Rules(1, 1, 0, null), 1));
  }

  private OwnWorks works(String share) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("Sharing.java"),
            """
            import java.util.List;
            import speedup.workload.*;
            public record Sharing() implements Workload<Integer> {
              public List<Task<Integer>> tasks() { return List.of(() -> 1); }
              public void check(List<? extends Integer> results) {}
              public Shared share() { %s }
            }
            """
                .formatted(share));
    OwnWorks works = OwnWorks.none();
    works.add(
        file.toString(),
        "",
        Map.of(),
        new Trial(JavaProgram.ofThisJvm(), ShortJvm.OPTIONS, Duration.ofMinutes(2)),
        Trial.Extent.DESCRIBED);
    return works;
  }
}
