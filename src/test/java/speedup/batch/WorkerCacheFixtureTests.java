package speedup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import speedup.run.Cell;
import speedup.run.Fixture;
import speedup.run.Plan;
import speedup.run.Rules;

/** Or the first fork of a process pool is measured while it makes the cache. */
final class WorkerCacheFixtureTests {

  private final List<String> made = new ArrayList<>();

  private final WorkerCacheFixture fixture =
      new WorkerCacheFixture(
          new WorkerCacheFixture.Making() {
            @Override
            public void prepare() {
              made.add("for all");
            }

            @Override
            public void train(String workload) {
              made.add(workload);
            }
          },
          List.of("-Xint", "-Xmx1g"));

  @Test
  void theCachesAreThereBeforeAProcessPoolIsMeasured() throws Exception {
    prepare(cell("primes", "fixed"), cell("primes", "process"), cell("sha256", "process"));
    assertThat(made).containsExactly("for all", "primes", "sha256");
  }

  @Test
  void aRunThatIsToEndMakesNoMoreOfThem() throws Exception {
    fixture.stop();
    prepare(cell("primes", "process"), cell("sha256", "process"));
    assertThat(made).containsExactly("for all");
  }

  @Test
  void aWorkloadThatStartsNoJvmNeedsNone() throws Exception {
    prepare(cell("primes", "process"), cell("rc4", "fixed"));
    assertThat(made).containsExactly("for all", "primes");
  }

  @Test
  void whatStartsNoJvmNeedsNone() throws Exception {
    prepare(cell("primes", "sequential"), cell("primes", "fixed"), cell("primes", "virtual"));
    assertThat(made).isEmpty();
  }

  @Test
  void theOptionsOfTheWorkersAreToldButForTheirHeaps() throws Exception {
    assertThat(prepare(cell("primes", "fixed"), cell("primes", "process")))
        .contains("-Xint", "-XX:+UseSerialGC")
        .noneMatch(option -> option.contains("Cache=") || option.contains("SharedArchive"))
        .noneMatch(option -> option.startsWith("-Xm") || option.contains("RAMPercentage"));
    assertThat(prepare(cell("primes", "fixed"))).isEmpty();
  }

  private List<String> prepare(Cell... cells) throws Exception {
    Plan plan = Plan.ofStrategies(List.of(cells), List.of(), new Rules(1, 1, 0, null), 1);
    try (Fixture.Prepared prepared = fixture.prepare(plan)) {
      return prepared.workerOptions();
    }
  }

  private static Cell cell(String workload, String strategy) {
    return Cell.of(
        "sample." + workload, Map.of("strategy", strategy, "workers", "2", "lifecycle", "cold"));
  }
}
