package speedup.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class CountrySelectionTests {

  private static final OptionalInt NO_LIMIT = OptionalInt.empty();

  @Test
  void theListsHaveTheirPublishedSizes() {
    assertThat(CountryCodes.POPULOUS).hasSize(20).doesNotHaveDuplicates().startsWith("CN", "IN");
    assertThat(CountryCodes.WITH_FLAG).hasSize(194).isSorted().doesNotHaveDuplicates();
    assertThat(CountryCodes.EVERY)
        .hasSize(676)
        .isSorted()
        .doesNotHaveDuplicates()
        .startsWith("AA")
        .endsWith("ZZ");
    assertThat(CountryCodes.WITH_FLAG).containsAll(CountryCodes.POPULOUS);
  }

  @Test
  void theTwentyMostPopulousAreChosenWhenNothingIsNamed() {
    assertThat(choose(false, false, NO_LIMIT))
        .hasSize(20)
        .isSorted()
        .containsAll(CountryCodes.POPULOUS);
  }

  @Test
  void aCodeIsChosenInAnyCaseAndOnce() {
    assertThat(choose(false, false, NO_LIMIT, "us", "BR", "br", "Zz"))
        .containsExactly("BR", "US", "ZZ");
  }

  @Test
  void aLetterStandsForTheTwentySixCodesThatStartWithIt() {
    assertThat(choose(false, false, NO_LIMIT, "b")).hasSize(26).startsWith("BA").endsWith("BZ");
    assertThat(withFlag(choose(false, false, NO_LIMIT, "b"))).isEqualTo(17);
    assertThat(choose(false, false, NO_LIMIT, "a", "B", "c")).hasSize(78);
    assertThat(withFlag(choose(false, false, NO_LIMIT, "a", "B", "c"))).isEqualTo(43);
  }

  @Test
  void allAndEveryAddTheirCodes() {
    assertThat(choose(true, false, NO_LIMIT)).isEqualTo(CountryCodes.WITH_FLAG);
    assertThat(choose(true, false, NO_LIMIT, "ZZ")).hasSize(195).endsWith("ZW", "ZZ");
    assertThat(choose(false, true, NO_LIMIT, "BR")).isEqualTo(CountryCodes.EVERY);
    assertThat(choose(true, true, NO_LIMIT)).isEqualTo(CountryCodes.EVERY);
  }

  @Test
  void theLimitKeepsTheFirstInAlphabeticalOrder() {
    assertThat(choose(true, false, OptionalInt.of(3))).containsExactly("AD", "AE", "AF");
    assertThat(choose(false, false, OptionalInt.of(1))).containsExactly("BD");
    assertThat(choose(false, false, OptionalInt.of(2), "US", "FR", "BR"))
        .containsExactly("BR", "FR");
    assertThat(choose(false, false, OptionalInt.of(1000), "FR")).containsExactly("FR");
  }

  @Test
  void whatIsNoCodeIsNamedInOneLine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> choose(false, false, NO_LIMIT, "BR", "usa", "1", "É", ""))
        .withMessage(
            "not a country code: 'usa', '1', 'É', ''; give AA to ZZ, or one letter from A to Z for"
                + " all 26 codes that start with it");
  }

  @Test
  void aLimitBelowOneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> choose(true, false, OptionalInt.of(0)))
        .withMessage("the limit must be 1 or more, not 0");
  }

  private static List<String> choose(
      boolean all, boolean every, OptionalInt limit, String... named) {
    return CountrySelection.of(List.of(named), all, every, limit).codes();
  }

  private static long withFlag(List<String> codes) {
    return codes.stream().filter(CountryCodes.WITH_FLAG::contains).count();
  }
}
