package speedup.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.report.summary.RunSummary;
import speedup.run.Cell;
import speedup.run.GeneratedRun;
import speedup.run.JournalEntry.Member;
import speedup.run.StoredRun;

/** What is said of the members of clusters under a run's tables. */
final class MemberNotesTests {

  private static final Cell SEQUENTIAL = GeneratedRun.cell("primes", "sequential", 1);
  private static final Cell JOINED = GeneratedRun.cell("primes", "cluster", 4);
  private static final Cell STARTED = GeneratedRun.cell("primes", "cluster:members=1", 4);

  @TempDir Path folder;

  @Test
  void theTasksOfEachAreAddedUpAndMembersOnEqualMachinesStandTogether() throws Exception {
    Path run =
        GeneratedRun.named("cluster")
            .rounds(3)
            .with(SEQUENTIAL, 1)
            .with(JOINED, 0.3)
            .with(STARTED, 0.6)
            .on(JOINED, member("b:5701", "b", 700, 1.5), member("a:5701", "a", 300, 0.5))
            .on(STARTED, member("1", "a", 1_000, null))
            .writeTo(folder.resolve("run"));

    assertThat(MemberNotes.of(RunSummary.of(StoredRun.read(run))))
        .containsExactly(
            "tasks by member: primes cluster x4 (cold): a:5701 did 900, b:5701 did 2,100",
            "tasks by member: primes cluster:members=1 x4 (cold): 1 did 3,000",
            "members: 1, a:5701: a, 4 processors, JDK 25.0.3+9",
            "members: b:5701: b, 4 processors, JDK 25.0.3+9",
            "members: what they cost, by their own word, is in CPU and memory of their cells");
  }

  @Test
  void aRunWithoutMembersSaysNothingOfThem() throws Exception {
    Path run = GeneratedRun.named("plain").with(SEQUENTIAL, 1).writeTo(folder.resolve("run"));

    assertThat(MemberNotes.of(RunSummary.of(StoredRun.read(run)))).isEmpty();
  }

  @Test
  void aMachineMayHaveOneProcessor() throws Exception {
    Path run =
        GeneratedRun.named("one")
            .with(JOINED, 0.3)
            .on(JOINED, new Member("a:5701", "a", 1, "25.0.3+9", 20, null, null))
            .writeTo(folder.resolve("run"));

    assertThat(MemberNotes.of(RunSummary.of(StoredRun.read(run))))
        .contains("members: a:5701: a, 1 processor, JDK 25.0.3+9");
  }

  private static Member member(String name, String host, long tasks, @Nullable Double cpuSeconds) {
    return new Member(name, host, 4, "25.0.3+9", tasks, cpuSeconds, null);
  }
}
