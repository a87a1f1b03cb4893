package speedup.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import speedup.drawn.Drawn;
import speedup.drawn.Draws;

final class RoundsTests {

  private static final List<Cell> CELLS =
      IntStream.rangeClosed(1, 10)
          .mapToObj(workers ->
              Cell.of(
                  "PrimeCheckBenchmark.primes",
                  Map.of(
                      "strategy",
                      "fixed",
                      "workers",
                      Integer.toString(workers),
                      "lifecycle",
                      "cold")))
          .toList();

  @Drawn(times = 100)
  void everyRoundHasEveryCellOnce(Draws draws) {
    assertThat(Rounds.order(CELLS, draws.number(), draws.between(1, 50)))
        .containsExactlyInAnyOrderElementsOf(CELLS);
  }

  @Drawn(times = 100)
  void theSameSeedAndRoundGiveTheSameOrder(Draws draws) {
    long seed = draws.number();
    int round = draws.between(1, 50);
    assertThat(Rounds.order(CELLS, seed, round)).isEqualTo(Rounds.order(CELLS, seed, round));
  }

  @Test
  void roundsAndSeedsHaveOrdersOfTheirOwn() {
    assertThat(IntStream.rangeClosed(1, 30).mapToObj(round -> Rounds.order(CELLS, 1, round)))
        .doesNotHaveDuplicates();
    assertThat(IntStream.range(0, 30).mapToObj(seed -> Rounds.order(CELLS, seed, 1)))
        .doesNotHaveDuplicates();
  }

  /** Of 1,000 rounds each of the ten cells comes first in about 100 (σ = 9.5). */
  @Test
  void noCellIsFavoured() {
    Map<Cell, Long> first =
        IntStream.rangeClosed(1, 1000)
            .mapToObj(round -> Rounds.order(CELLS, 42, round).getFirst())
            .collect(Collectors.groupingBy(cell -> cell, Collectors.counting()));

    assertThat(first).hasSize(10);
    assertThat(first.values()).allSatisfy(count -> assertThat(count).isBetween(60L, 140L));
  }
}
