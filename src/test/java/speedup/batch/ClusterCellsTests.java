package speedup.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static speedup.run.GeneratedRun.cell;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import speedup.cluster.ClusterTarget;
import speedup.environment.Variant;
import speedup.run.Cell;
import speedup.run.CellSelection;
import speedup.run.Layout;
import speedup.run.UsageException;

/** Which cells are measured on a cluster. */
final class ClusterCellsTests {

  private static final ClusterTarget TARGET =
      new ClusterTarget(List.of("10.0.0.2:5701"), "speedup", null);

  private static final Cell FIXED = cell("primes", "fixed", 2);
  private static final Cell PROCESS = cell("primes", "process", 2);
  private static final Cell JOINED = cell("primes", "cluster", 2);
  private static final Cell ONE = cell("primes", "cluster:members=1", 2);
  private static final Cell TWO = cell("primes", "cluster:members=2", 2);

  private static List<Cell> cells(
      Set<String> assigned, boolean isFull, @Nullable ClusterTarget target, Cell... selected)
      throws UsageException {
    return ClusterCells.of(
            new CellSelection(
                List.of(selected), List.of(), Layout.STRATEGIES, List.of(Variant.OWN)),
            assigned,
            isFull,
            target)
        .cells();
  }

  @Test
  void theDefaultJobHasNone() throws Exception {
    assertThat(cells(Set.of(), false, null, FIXED, PROCESS)).containsExactly(FIXED, PROCESS);
  }

  @Test
  void aFullRunHasThemBesideTheProcessPool() throws Exception {
    assertThat(cells(Set.of(), true, null, FIXED, PROCESS))
        .containsExactly(FIXED, PROCESS, ONE, TWO);
    assertThat(cells(Set.of("strategy"), true, null, FIXED, PROCESS))
        .containsExactly(FIXED, PROCESS);
  }

  @Test
  void aClusterThatIsNamedIsMeasured() throws Exception {
    assertThat(cells(Set.of(), false, TARGET, FIXED, PROCESS))
        .containsExactly(FIXED, PROCESS, JOINED);
    assertThat(cells(Set.of("strategy"), false, TARGET, FIXED, JOINED))
        .containsExactly(FIXED, JOINED);
  }

  @Test
  void aClusterThatIsNotNamedIsStarted() throws Exception {
    assertThat(cells(Set.of("strategy"), false, null, JOINED, ONE)).containsExactly(ONE);
  }

  @Test
  void aClusterThatIsNamedForNothingIsRefused() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> cells(Set.of("strategy"), false, TARGET, FIXED))
        .withMessageContaining("-p strategy=cluster");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> cells(Set.of("strategy"), false, TARGET, TWO))
        .withMessageContaining("strategy=cluster:members=2 starts members");
  }

  @Test
  void aRunThatHasJoinedGoesOnOnlyOnACluster() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> ClusterCells.checkResumed(List.of(FIXED, JOINED), null))
        .withMessageContaining("--cluster HOST:PORT names it again");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> ClusterCells.checkResumed(List.of(FIXED, TWO), TARGET))
        .withMessageContaining("goes on without --cluster");
    assertThatCode(() -> ClusterCells.checkResumed(List.of(FIXED, JOINED), TARGET))
        .doesNotThrowAnyException();
    assertThatCode(() -> ClusterCells.checkResumed(List.of(FIXED, TWO), null))
        .doesNotThrowAnyException();
  }
}
