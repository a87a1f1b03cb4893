package speedup.flags;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FlagRequestTests {

  @Test
  void aPlainPathNamesAFlag() {
    assertThat(FlagRequest.parse("/flags/br/br.gif"))
        .contains(new FlagRequest("BR", Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void wishesStandBeforeIt() {
    assertThat(FlagRequest.parse("/moved/delay/50/fault/reset/flags/br/br.gif"))
        .contains(
            new FlagRequest(
                "BR",
                Optional.of(Duration.ofMillis(50)),
                Optional.of(SiteFault.RESET),
                Optional.of("/delay/50/fault/reset/flags/br/br.gif")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/flags/",
        "/flags/br",
        "/flags/br/fr.gif",
        "/flags/BR/BR.gif",
        "/flags/br/br.png",
        "/fault/unknown/flags/br/br.gif",
        "/delay/-1/flags/br/br.gif",
        "/flags/br/br.gif/more"
      })
  void anythingElseIsUnderNoPath(String path) {
    assertThat(FlagRequest.parse(path)).isEmpty();
  }
}
