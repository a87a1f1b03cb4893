package speedup.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a JVM in the locale C makes of letters beyond ASCII, each of which is two bytes here. */
@DisabledOnOs(OS.WINDOWS)
final class LostLettersTests {

  private static final String LOST = "n\uFFFD\uFFFD";

  @TempDir Path folder;

  @Test
  void theShellHandsOnTheBytesThatWereSaid() throws Exception {
    Path said = said("java", "-jar", "x.jar", "table", "nä", "nö", "it's");

    List<String> command =
        LostLetters.handedOn(
                List.of("printf", "%s|", "-cp", "a b", LOST, LOST, "it's", "$x `y`"),
                said.toString())
            .orElseThrow();

    assertThat(command).allSatisfy(word -> assertThat(word).isPrintable());
    assertThat(String.join(" ", command)).matches("\\p{ASCII}*");
    Process shell = new ProcessBuilder(command).start();
    assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("-cp|a b|nä|nö|it's|$x `y`|");
    assertThat(shell.waitFor()).isZero();
  }

  @Test
  void whatWasNotSaidIsNotGuessed() throws Exception {
    String said = said("java", "table", "nä").toString();

    assertThat(LostLetters.handedOn(List.of("table", LOST, LOST), said)).isEmpty();
    assertThat(LostLetters.handedOn(List.of(LOST), said + "-not-there")).isEmpty();
    assertThat(LostLetters.areIn(List.of("table", LOST))).isTrue();
    assertThat(LostLetters.areIn(List.of("table", "nä?"))).isFalse();
  }

  private Path said(String... words) throws Exception {
    return Files.writeString(folder.resolve("cmdline"), String.join("\0", words) + "\0");
  }
}
