package speedup.predict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LimitTests {

  /** 1,000 tasks of 1 s, of which the longest takes 3 s. */
  @ParameterizedTest
  @CsvSource({
    "2, 4, 0, 0, WORKERS",
    "4, 4, 0, 0, WORKERS",
    "8, 4, 0, 0, PROCESSORS",
    "1000, 1000, 0, 0, LONGEST_TASK",
    "1000000, 2147483647, 0, 0, LONGEST_TASK",
    "1000, 1000, 0.01, 0, DISPATCHER",
    "100, 100, 0.0099, 0, WORKERS",
    "1000, 1000, 0, 4, START",
    "1000, 500, 0, 2, START"
  })
  void theGreatestBoundIsTheLimit(
      int workers, int processors, double dispatch, double start, Limit limit) {
    Scenario scenario =
        new Scenario(workers, Machines.one(processors), new Costs(dispatch, 0, start));

    assertThat(Limit.of(scenario, 1_000, 1, 3)).isEqualTo(limit);
  }
}
