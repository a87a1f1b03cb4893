package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import speedup.strategy.Strategy;

/** What the prime check, RC4 and SHA-256 print. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CpuProgramsTests {

  @Test
  void theTwentyNumbersArePrintedInDescendingOrder() {
    Ran ran = Ran.command("primes", "2");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.lines()).hasSize(22);
    assertThat(ran.lines().getFirst()).isEqualTo("Checking 20 numbers with 2 workers (fixed):");
    assertThat(ran.lines().getLast()).matches("Total time: [0-9]+\\.[0-9][0-9]s");
    List<String> numbers = ran.lines().subList(1, 21);
    assertThat(numbers).allMatch(line -> line.matches("[ 0-9]{16}  [P ]  [ 0-9]{2}\\.[0-9]{6}s"));
    assertThat(numbers.stream().map(line -> line.substring(0, 19)))
        .containsExactly(
            "9999999999999999   ",
            "9999999999999917  P",
            "7777777777777777   ",
            "7777777777777753  P",
            "7777777536340681   ",
            "6666667141414921   ",
            "6666666666666719  P",
            "6666666666666666   ",
            "5555555555555555   ",
            "5555555555555503  P",
            "5555553133149889   ",
            "4444444488888889   ",
            "4444444444444444   ",
            "4444444444444423  P",
            "3333335652092209   ",
            "3333333333333333   ",
            "3333333333333301  P",
            " 299593572317531  P",
            " 142702110479723  P",
            "               2  P");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"async", "sequential"})
  void ownNumbersAreCheckedUnderEveryStrategy(Strategy strategy) {
    Ran ran = Ran.command("primes", "2", "0", "101", "103", "9", "--strategy", strategy.toString());
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.lines().getFirst())
        .isEqualTo("Checking 4 numbers with 2 workers (" + strategy + "):");
    assertThat(ran.lines().subList(1, 5).stream().map(line -> line.substring(0, 19).strip()))
        .containsExactly("103  P", "101  P", "9", "0");
  }

  @Test
  void theWorkersReallyUsedAreNamed() {
    Ran reduced = Ran.command("primes", "8", "7", "5", "3");
    assertThat(reduced.lines().getFirst()).isEqualTo("Checking 3 numbers with 3 workers (fixed):");
    assertThat(reduced.err()).isEqualTo("3 workers will do: there are no more tasks\n");
    assertThat(Ran.command("primes", "3", "7", "5", "3").err()).isEmpty();
    assertThat(Ran.command("primes", "1", "7", "--strategy", "sequential").lines().getFirst())
        .isEqualTo("Checking 1 number with 1 worker (sequential):");
    assertThat(Ran.command("sha", "40").lines().getLast()).startsWith("12 workers, elapsed time:");
  }

  @Test
  void theTwelveSizesOfRc4ArePrintedAsTheyComplete() {
    Ran ran = Ran.command("arcfour", "2");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.lines().subList(0, 12))
        .containsExactlyInAnyOrder(
            "384.0 KB",
            "362.7 KB",
            "341.3 KB",
            "320.0 KB",
            "298.7 KB",
            "277.3 KB",
            "256.0 KB",
            "234.7 KB",
            "213.3 KB",
            "192.0 KB",
            "170.7 KB",
            "149.3 KB");
    assertThat(ran.lines().getLast()).matches("2 workers, elapsed time: [0-9]+\\.[0-9][0-9]s");
  }

  @Test
  void theTwelveDigestsArePrintedAsTheyComplete() {
    Ran ran = Ran.command("sha", "--strategy", "sequential");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.lines()).hasSize(13);
    assertThat(ran.lines().subList(0, 12))
        .allMatch(line -> line.matches("[0-9a-f]{64}"))
        .doesNotHaveDuplicates();
    assertThat(ran.lines().getLast()).matches("1 worker, elapsed time: [0-9]+\\.[0-9][0-9]s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          primes 0                       | WORKERS must be from 1 to 100000, not 0
          primes 100001                  | WORKERS must be from 1 to 100000, not 100001
          primes two                     | 'two' is not an int
          primes ٧                       | '٧' is not an int
          primes 2 ٧                     | '٧' is no whole number up to 9223372036854775807
          primes 2 x                     | 'x' is no whole number up to 9223372036854775807
          primes 2 9223372036854775808   | '9223372036854775808' is no whole number
          primes --strategy async        | async is for downloads
          primes 2 --strategy sequential | sequential has one worker
          arcfour -1                     | WORKERS must be from 1 to 100000, not -1
          arcfour 1 2                    | Unmatched argument at index 2: '2'
          sha --strategy GREEN           | expected one of [sequential, fixed,
          """)
  void usageErrorsAreToldInALine(String words, String message) {
    Ran ran = Ran.command(Stream.of(words.split(" ")).toArray(String[]::new));
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .contains(message)
        .contains("; '" + words.substring(0, words.indexOf(' ')) + " --help' lists all options")
        .hasLineCount(1);
  }
}
