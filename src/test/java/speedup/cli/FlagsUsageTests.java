package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A usage error says what is wrong, shows the usage, downloads nothing, and exits 2. */
final class FlagsUsageTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          b1                     | not a country code: 'b1'
          USA                    | not a country code: 'USA'
          é                      | not a country code: 'é'
          -l 0                   | the limit must be 1 or more, not 0
          -l x                   | 'x' is not an int
          -m 0                   | --max_req must be 1 or more, not 0
          -m -3                  | --max_req must be 1 or more, not -3
          -m many                | 'many' is not an int
          -s NOWHERE             | no site is called 'NOWHERE'; there are LOCAL, DELAY, ERROR, REMOTE
          --strategy asyncio     | expected one of [sequential, fixed, virtual, workstealing, async
          --base-url ftp://a/b   | --base-url: the address of a site is http://HOST/PATH
          --base-url ://         | --base-url: Expected
          -s LOCAL --base-url http://127.0.0.1:1/ | --base-url and --server exclude each other
          --seed x               | 'x' is not a long
          --nonsense             | Unknown option: '--nonsense'
          """)
  void isToldInALine(String words, String message) {
    Ran ran =
        Ran.command(
            Stream.concat(Stream.of("flags"), Stream.of(words.split(" "))).toArray(String[]::new));
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .contains(message)
        .endsWith("; 'flags --help' lists all options" + System.lineSeparator())
        .hasLineCount(1);
  }
}
