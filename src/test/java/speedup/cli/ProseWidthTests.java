package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import speedup.report.text.TextStyle;

/** What is read as text fits into a usual window, also where nobody says how wide it is. */
final class ProseWidthTests {

  private static final int COLUMNS = 80;
  private static final int NARROW = 60;

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
  @MethodSource("helps")
  void inANarrowWindowNoLineOfAHelpIsWiderThanThat(String words) {
    String[] command = words.split(" ", -1);
    StringWriter out = new StringWriter();
    CommandLine commandLine = Main.commandLine(command).setOut(new PrintWriter(out, true));
    Help.fit(commandLine, () -> new TextStyle(NARROW, false));

    assertThat(commandLine.execute(command)).isZero();

    assertThat(out.toString().lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(NARROW));
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
