package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read as text fits into a usual window, also where nobody says how wide it is. */
final class ProseWidthTests {

  private static final int COLUMNS = 80;

  static Stream<String> helps() {
    return Stream.concat(
            Stream.of("", "demo map ", "demo futures ", "demo spinner "),
            SpeedupCommand.names().stream().map(name -> name + " "))
        .map(command -> command + "--help");
  }

  static Stream<String> sentences() {
    return Stream.of(
        "table --explain", "doctor", "predict results/20261122-064730-sweep --workload primes");
  }

  @ParameterizedTest
  @MethodSource("helps")
  void noLineOfAHelpIsWider(String words) {
    assertThat(Ran.command(words.split(" ", -1)).lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void noSentenceIsWider(String words) {
    Ran told = Ran.command(words.split(" ", -1));

    assertThat(told.err()).isEmpty();
    assertThat(told.lines())
        .isNotEmpty()
        .filteredOn(ProseWidthTests::isProse)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(COLUMNS));
  }

  /** Columns are set apart by two spaces, and headings are underlined. */
  private static boolean isProse(String line) {
    return !line.strip().contains("  ") && !line.startsWith("---");
  }
}
