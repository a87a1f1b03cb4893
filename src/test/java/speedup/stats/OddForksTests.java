package speedup.stats;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import speedup.stats.OddForks.OddFork;

final class OddForksTests {

  @Test
  void aForkThatTakesTwiceAsLongDoesNotCountAndSaysWhy() {
    Map<Integer, OddFork> odd = find(4, cell(1, 1.01, 2.02, 0.99, 1.02));

    assertThat(odd).containsOnlyKeys(3);
    OddFork fork = requireNonNull(odd.get(3));
    assertThat(fork.value()).isEqualTo(2.02);
    assertThat(fork.median()).isCloseTo(1.01, within(1e-12));
    assertThat(fork.limit()).isCloseTo(1.5, within(1e-12));
    assertThat(fork.factor()).isCloseTo(2, within(1e-12));
  }

  @Test
  void aForkInHalfTheTimeIsAsOdd() {
    assertThat(find(4, cell(1, 1.01, 0.5, 0.99, 1.02))).containsOnlyKeys(3);
  }

  @Test
  void upToHalfAsMuchAgainCounts() {
    assertThat(find(4, cell(1, 1, 1.49, 1, 1))).isEmpty();
    assertThat(find(4, cell(1, 1, 1.51, 1, 1))).containsOnlyKeys(3);
  }

  /** The median deviation is ln 1.25 · 1.5 = 0.334, and exp(5 · 1.4826 · 0.334) is 11.9. */
  @Test
  void whatVariesMuchMayGoFarther() {
    double[] wide = {0.64, 0.8, 0.8, 1, 1.25, 1.25, 1.56, 13};
    double[] wider = {0.64, 0.8, 0.8, 1, 1.25, 1.25, 1.56, 14};

    assertThat(find(4, cell(wide))).isEmpty();
    assertThat(find(4, cell(wider))).containsOnlyKeys(8);
    assertThat(requireNonNull(find(4, cell(wider)).get(8)).limit()).isCloseTo(11.9, within(0.1));
  }

  /** Steady itself, but among cells that vary much: these say what is ordinary here. */
  @Test
  void theScaleIsThatOfTheWorkloadWhereItIsTheGreater() {
    Map<String, Map<Integer, Double>> workload = new LinkedHashMap<>();
    workload.put("steady", cell(1, 1, 1, 1.6));
    workload.put("wild", cell(0.7, 0.8, 0.9, 1.1, 1.25, 1.4));
    workload.put("wilder", cell(0.7, 0.8, 0.9, 1.1, 1.25, 1.4));

    assertThat(OddForks.of(workload, 4).get("steady")).isEmpty();
    assertThat(find(4, cell(1, 1, 1, 1.6))).containsOnlyKeys(4);
  }

  @Test
  void atMostOneInFourIsLeftOutAndTheFarthestFirst() {
    assertThat(find(4, cell(1, 1, 3))).isEmpty();
    assertThat(find(4, cell(1, 1, 2, 3, 1, 1, 1))).containsOnlyKeys(4);
    assertThat(find(4, cell(1, 1, 2, 3, 1, 1, 1, 1)).keySet()).containsExactly(3, 4);
    assertThat(find(5, cell(1, 1, 2, 3, 1, 1, 1, 1))).containsOnlyKeys(4);
    assertThat(find(5, cell(1, 1, 1, 3))).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> find(2, cell(1, 1)));
  }

  @Test
  void whatIsLeftIsWhatCounts() {
    Map<Integer, Double> cell = cell(1, 1.01, 2.02, 0.99, 1.02);

    assertThat(OddForks.counting(cell, find(4, cell)).keySet()).containsExactly(1, 2, 4, 5);
    assertThat(cell).hasSize(5);
  }

  @Test
  void cellsWithoutForksHaveNoneThatAreOdd() {
    assertThat(OddForks.of(Map.of(), 4)).isEmpty();
    assertThat(find(4, Map.of())).isEmpty();
  }

  @Test
  void theUnitOfTimeDoesNotMatter() {
    Seeds.each(
        200,
        random -> {
          Map<Integer, Double> cell = new HashMap<>();
          Map<Integer, Double> scaled = new HashMap<>();
          for (int round = 1; round <= 12; round++) {
            double time = Math.exp(random.nextGaussian() * random.nextGaussian());
            cell.put(round, time);
            scaled.put(round, time * 1024);
          }

          assertThat(find(4, scaled).keySet()).isEqualTo(find(4, cell).keySet());
        });
  }

  private static Map<Integer, OddFork> find(int oneIn, Map<Integer, Double> cell) {
    return requireNonNull(OddForks.of(Map.of("cell", cell), oneIn).get("cell"));
  }

  private static Map<Integer, Double> cell(double... times) {
    Map<Integer, Double> cell = new LinkedHashMap<>();
    for (int fork = 0; fork < times.length; fork++) {
      cell.put(fork + 1, times[fork]);
    }
    return cell;
  }
}
