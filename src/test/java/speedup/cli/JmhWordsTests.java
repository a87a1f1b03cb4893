package speedup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import speedup.run.UsageException;

final class JmhWordsTests {

  /** JMH takes all of these, and says nothing of a parameter that no benchmark has. */
  @ParameterizedTest
  @ValueSource(strings = {"-p foo=1", "-pfoo=1", "-p=foo=1", "--p foo=1", "--p=foo=1"})
  void aParameterThatNoBenchmarkHasIsRefusedInWhateverFormItIsGiven(String line) {
    Ran ran = Ran.command(words("run Prime " + line));

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .startsWith("-p foo=…: no selected benchmark has a parameter 'foo'; there are ")
        .contains("strategy, workers")
        .hasLineCount(1);
  }

  @Test
  void onlyWhatIsAnAssignmentNamesAParameter() throws UsageException {
    assertThat(JmhWords.parse(List.of(words("-p workers=1,2"))).assigned())
        .containsExactly("workers");
    assertThat(JmhWords.parse(List.of(words("-pworkers=1,2"))).assigned())
        .containsExactly("workers");
    for (String line : List.of("-prof gc", "-jvmArgsAppend -Dfoo=1", "-jvmArgsAppend -pfoo=1")) {
      assertThat(JmhWords.parse(List.of(words(line))).assigned()).isEmpty();
    }
  }

  @Test
  void aValueIsCheckedInWhateverFormItIsGiven() {
    for (String form : List.of("-pscale=1e9", "-p=scale=1e9", "-p scale=1e9")) {
      Ran ran = Ran.command(words("run Sha256 -p strategy=sequential " + form));

      assertThat(ran.exitCode()).isEqualTo(2);
      assertThat(ran.err())
          .isEqualToIgnoringNewLines(
              "-p scale=1e9: must be for sha256 a number above 0 and up to 2047, such as 0.5");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-wm BULK", "-wm BULK_INDI", "-wmb Sha256", "-wf 2", "-to 0"})
  void whatWouldHaveNoEffectIsRefused(String option) {
    Ran ran = Ran.command(words("run Prime " + option));

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).startsWith(option + ": ").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-to -1/x", "-to=-1/x", "-to soon"})
  void whatIsNoTimeIsToldWhatOneIs(String option) {
    Ran ran = Ran.command(words("run Prime " + option));

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualToIgnoringNewLines(
            option.replaceFirst("[ =](.*)", " '$1': must be a time, such as 10s, 500ms or 2min"));
  }

  @Test
  void anOptionOfOursBehindTheTwoDashesIsToldToStandBefore() {
    Ran ran = Ran.command("run", "--", "--rounds", "3", "-l");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualToIgnoringNewLines(
            "'--rounds': behind '--' stand JMH's options and regexps alone; give it before");
  }

  @Test
  void whatIsExcludedIsNotSaidToBeMissing() {
    Ran ran = Ran.command(words("run -e Prime Prime"));

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .startsWith("no benchmark matches Prime and is not excluded by -e Prime; -l lists them");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-f ٢", "-f=٢", "-f٢", "-i 1٢", "-to ٢min"})
  void aNumberHasTheDigitsFromZeroToNine(String option) {
    Ran ran = Ran.command(words("run Prime " + option));

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualToIgnoringNewLines(
            option.substring(option.indexOf(' ') + 1) + ": a number has the digits 0 to 9");
  }

  private static String[] words(String line) {
    return line.split(" ", -1);
  }
}
