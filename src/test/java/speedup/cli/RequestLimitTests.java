package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import speedup.flags.Site;
import speedup.strategy.Strategy;

final class RequestLimitTests {

  @ParameterizedTest
  @CsvSource({
    "sequential,, LOCAL, 20, 1",
    "sequential, 30, LOCAL, 20, 1",
    "fixed,, LOCAL, 676, 30",
    "fixed,, LOCAL, 20, 20",
    "fixed, 2000, LOCAL, 676, 676",
    "fixed, 2000, LOCAL, 2000, 1000",
    "virtual,, DELAY, 676, 30",
    "workstealing,, ERROR, 676, 30",
    "process,, LOCAL, 676, 30",
    "async,, LOCAL, 676, 5",
    "async, 2000, LOCAL, 2000, 1000",
    "async, 100,, 194, 100",
    "fixed,, REMOTE, 20, 5",
    "async, 100, REMOTE, 20, 5",
    "fixed, 3, REMOTE, 20, 3",
    "sequential,, REMOTE, 20, 1"
  })
  void isTheLeastOfAll(
      Strategy strategy, @Nullable Integer wanted, @Nullable Site site, int codes, int expected) {
    assertThat(RequestLimit.of(strategy, wanted, site, codes)).isEqualTo(expected);
  }
}
