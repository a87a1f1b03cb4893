package speedup.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ShortLabelsTests {

  @Test
  void whatAllBeginAndEndWithIsLeftOut() {
    assertThat(ShortLabels.of(List.of("20261126-161637-default", "20261126-163804-default")))
        .containsExactly("161637", "163804");
    assertThat(ShortLabels.of(List.of("app/jdk 21", "app/jdk 25"))).containsExactly("21", "25");
  }

  @Test
  void aWordIsNotBroken() {
    assertThat(ShortLabels.of(List.of("jdk21-g1", "jdk25-g1"))).containsExactly("jdk21", "jdk25");
    assertThat(ShortLabels.of(List.of("before", "after"))).containsExactly("before", "after");
  }

  @Test
  void oneThatWouldBeEmptyLeavesAllAsTheyAre() {
    assertThat(ShortLabels.of(List.of("run", "run-2"))).containsExactly("run", "run-2");
    assertThat(ShortLabels.of(List.of("a-b", "a-x-b"))).containsExactly("a-b", "a-x-b");
  }

  @Test
  void oneAloneIsCalledByAllOfIt() {
    assertThat(ShortLabels.of(List.of("a-b"))).containsExactly("a-b");
  }
}
