package speedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import speedup.run.StoredRun;
import speedup.workload.Task;
import speedup.workload.Workload;

/** What a program that measures gets. */
@Tag("slow")
final class SpeedupTests {

  private static final String LOCK = "jmh.ignoreLock";

  @TempDir Path folder;

  @BeforeAll
  static void besideOthers() {
    System.setProperty(LOCK, "true");
  }

  @AfterAll
  static void alone() {
    System.clearProperty(LOCK);
  }

  /** Sleeps for some milliseconds and gives their number. */
  public record Naps(int millis) implements Workload<Integer> {

    record Nap(int millis) implements Task<Integer> {

      @Override
      public Integer call() throws InterruptedException {
        Thread.sleep(millis);
        return millis;
      }
    }

    @Override
    public List<Nap> tasks() {
      return List.of(new Nap(millis), new Nap(millis));
    }

    @Override
    public void check(List<? extends Integer> results) {}

    @Override
    public boolean computes() {
      return false;
    }
  }

  @Test
  void theCellsAreMeasuredInForksAndKept() throws Exception {
    Results results =
        Speedup.measure(new Naps(7))
            .strategies("sequential", "virtual")
            .workers(2)
            .rounds(2)
            .repeats(0)
            .results(folder)
            .run();

    assertThat(results.cells())
        .extracting(cell -> cell.strategy() + " " + cell.workers() + " " + cell.params())
        .containsExactly("sequential 1 {millis=7}", "virtual 2 {millis=7}");
    assertThat(results.speedup("sequential", 1).value()).isEqualTo(1);
    assertThat(results.speedup("virtual", 2).low())
        .isLessThanOrEqualTo(results.speedup("virtual", 2).value());
    assertThat(results.fastest().seconds()).isPresent();
    assertThat(StoredRun.read(results.folder()).forks()).hasSize(4);
    assertThat(results.folder().resolve("report.html")).isNotEmptyFile();
  }

  @Test
  void aFunctionOfInputsTravelsToForksAndWorkers() throws Exception {
    int each = 5;
    Results results =
        Speedup.measure(
                Workload.of(
                    "naps",
                    List.of(1, 2),
                    input -> {
                      Thread.sleep(each);
                      return input * each;
                    }))
            .strategies("process")
            .workers(2)
            .rounds(1)
            .repeats(0)
            .results(folder)
            .run();

    assertThat(results.cells()).singleElement().extracting(Result::reason).isEqualTo("");
    assertThat(results.cell("process", 2).seconds()).isPresent();
  }

  @Test
  void whatIsWrongIsToldInOneLine() {
    assertThatThrownBy(() -> Speedup.measure(new Naps(-1)).results(folder).run())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Naps: Nap[millis=-1] failed: ");
    assertThatThrownBy(() -> Speedup.measure(new Naps(1)).strategies("fast").results(folder).run())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("-p strategy=fast: there is no such strategy");
    assertThatThrownBy(
            () -> Speedup.measure(new Naps(1)).param("millis", "few").results(folder).run())
        .hasMessage("-p millis=few: must be a whole number that fits int");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aCellThatIsNotThereIsTold() {
    Result cell =
        new Result("fixed", 2, "cold", Map.of(), Optional.empty(), Optional.empty(), 0, "it died");
    Results results = new Results(List.of(cell), folder);

    assertThatThrownBy(() -> results.speedup("fixed", 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fixed x3 is none of [fixed x2]");
    assertThatThrownBy(() -> results.speedup("fixed", 2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("fixed x2 has no speedup: it died");
    assertThatThrownBy(results::fastest).hasMessage("nothing was measured: it died");
  }
}
