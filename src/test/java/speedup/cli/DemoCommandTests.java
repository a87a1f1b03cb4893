package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("slow")
final class DemoCommandTests {

  @Test
  void threeOfFiveFuturesRunAndAllComplete() {
    Ran ran = Ran.command("demo", "futures");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.lines().subList(0, 5))
        .containsExactly(
            "Scheduled BR in a thread: running",
            "Scheduled CN in a thread: running",
            "Scheduled ID in a thread: running",
            "Scheduled IN in a thread: pending",
            "Scheduled US in a thread: pending");
    assertCompleted(ran);
  }

  @Test
  void futuresOfThreadsAndOfAProcessAreWaitedForTogether() {
    Ran ran = Ran.command("demo", "futures", "--mixed");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.lines().subList(0, 5))
        .containsExactly(
            "Scheduled BR in a thread: running",
            "Scheduled CN in a process: running",
            "Scheduled ID in a thread: running",
            "Scheduled IN in a process: pending",
            "Scheduled US in a thread: pending");
    assertCompleted(ran);
  }

  @Test
  void aDemonstrationMustBeNamed() {
    Ran ran = Ran.command("demo");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualTo("say which demonstration; demo takes one of futures, map, spinner\n");
    Ran other = Ran.command("demo", "nope");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err())
        .isEqualTo(
            "Unmatched argument at index 1: 'nope'; demo takes one of futures, map, spinner\n");
  }

  private static void assertCompleted(Ran ran) {
    List<String> completed = ran.lines().subList(5, 10);
    assertThat(completed).allMatch(line -> line.matches("Completed [A-Z]{2}: [0-9]+ bytes"));
    assertThat(completed.stream().map(line -> line.substring(10, 12)))
        .containsExactlyInAnyOrder("BR", "CN", "ID", "IN", "US");
    assertThat(ran.lines().getLast()).matches("5 downloads in [0-9]+\\.[0-9][0-9]s");
  }
}
