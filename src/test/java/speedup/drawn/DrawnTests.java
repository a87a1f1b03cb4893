package speedup.drawn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

final class DrawnTests {

  @Test
  void theSameSeedDrawsTheSameValues() {
    Draws draws = new Draws(7);
    Draws again = new Draws(7);

    assertThat(draws.number()).isEqualTo(again.number());
    assertThat(draws.bytes(0, 100)).isEqualTo(again.bytes(0, 100));
    assertThat(draws.between(1, 1_000_000)).isEqualTo(again.between(1, 1_000_000));
    assertThat(draws.number()).isNotEqualTo(new Draws(8).number());
  }

  @Test
  void bothEndsOfARangeAreDrawnAndNothingBeyond() {
    Draws draws = new Draws(1);

    assertThat(IntStream.range(0, 200).mapToObj(i -> draws.between(3L, Long.MAX_VALUE)))
        .allMatch(number -> number >= 3)
        .contains(3L, Long.MAX_VALUE);
    assertThat(IntStream.range(0, 200).map(i -> draws.between(-1, 1))).containsOnly(-1, 0, 1);
  }

  @Drawn(times = 2)
  void theNameOfTheTestSaysTheSeed(Draws draws, TestInfo test) {
    assertThat(test.getDisplayName()).isEqualTo(draws.toString()).startsWith("seed ");
  }
}
