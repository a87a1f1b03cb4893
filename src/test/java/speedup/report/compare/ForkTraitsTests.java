package speedup.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When the JVMs of two runs' forks are taken to have been the same. */
class ForkTraitsTests {

  private static final List<String> LARGE = List.of("-Xms384m", "-Xmx384m");
  private static final List<String> SLOW = List.of("-Xint");

  @Test
  void theOrderOfForksMakesNoDifference() {
    assertThat(ForkTraits.flags(List.of(LARGE, SLOW, LARGE)))
        .isEqualTo(ForkTraits.flags(List.of(SLOW, LARGE)));
  }

  @Test
  void whatSpeedupTellsForksMakesNoDifference() {
    assertThat(
            ForkTraits.flags(
                List.of(
                    List.of(
                        "-Xint",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dspeedup.site=http://127.0.0.1:1/flags",
                        "-XX:SharedArchiveFile=/home/me/.cache/speedup/forks/0123456789abcdef.jsa"))))
        .isEqualTo(ForkTraits.flags(List.of(SLOW)));
  }

  @Test
  void whatTheUserTellsThemDoes() {
    assertThat(ForkTraits.flags(List.of(LARGE))).isNotEqualTo(ForkTraits.flags(List.of(SLOW)));
    assertThat(ForkTraits.flags(List.of(List.of("-XX:SharedArchiveFile=mine.jsa"))))
        .isNotEqualTo(ForkTraits.flags(List.of(List.of())));
  }
}
