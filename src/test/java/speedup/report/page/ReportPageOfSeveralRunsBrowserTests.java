package speedup.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import speedup.report.SampleRun;
import speedup.report.summary.RunSummary;
import speedup.run.StoredRun;

/** Two runs on one page in a real browser. */
final class ReportPageOfSeveralRunsBrowserTests extends BrowserTest {

  @TempDir private static Path folder;

  private static Path page;

  @BeforeAll
  static void writeThePage() throws Exception {
    List<RunSummary> runs = new ArrayList<>();
    for (String label : List.of("before", "after")) {
      runs.add(RunSummary.of(StoredRun.read(write(label))));
    }
    page = Files.writeString(folder.resolve("page.html"), ReportPage.of(runs, folder));
  }

  private static Path write(String label) throws IOException {
    return new SampleRun()
        .labelled(label)
        .taking(label.equals("after") ? 1.5 : 1)
        .workload("primes", "cold", List.of("fixed", "virtual"), List.of(1, 2, 4))
        .rounds(6)
        .write(folder.resolve(label));
  }

  @Test
  void theCurvesOfBothLieOverEachOtherInOneColourWithAnotherDashAndFilling() {
    browser.show(page, 1280, "light");
    browser.waitForCharts("#work-0");

    for (String chart : List.of("speedup", "time", "efficiency", "cpu", "memory", "forks")) {
      assertThat(browser.series("#work-0", chart))
          .contains("fixed [before]", "fixed [after]", "virtual [before]", "virtual [after]");
    }
    assertThat(
            Browser.strings(
                browser.evaluate(
                    """
                    const own = (name) => echarts.getInstanceByDom(document.querySelector('#work-0 [data-chart=speedup]'))
                      .getOption().series.find((one) => one.name === name);
                    const [before, after] = [own("fixed [before]"), own("fixed [after]")];
                    return [before.lineStyle.color === after.lineStyle.color,
                      JSON.stringify(before.lineStyle.type) === JSON.stringify(after.lineStyle.type),
                      before.itemStyle.color === after.itemStyle.color];
                    """)))
        .containsExactly("true", "false", "false");
  }

  @Test
  void theChangeOfEachCellIsDrawn() {
    browser.show(page, 1280, "light");
    browser.waitForCharts("#work-0");

    assertThat(browser.points("#work-0", "change", "change")).isEqualTo(7);
    browser
        .driver()
        .findElement(By.cssSelector("#work-0 [data-chart=change]"))
        .sendKeys(Keys.ARROW_DOWN);
    assertThat(browser.evaluate("return document.getElementById('spoken').textContent"))
        .asString()
        .startsWith("sequential ×1: slower, +50%");
  }

  @Test
  void oneClickHidesAWholeRunAndTheAddressKeepsIt() {
    browser.show(page, 1280, "light");
    browser.click("#filters input[name=run][value=after]");

    browser.driver().navigate().refresh();
    browser.waitForCharts("body");

    assertThat(browser.driver().getCurrentUrl()).contains("run=before");
    assertThat(browser.series("#work-0", "speedup"))
        .contains("fixed [before]")
        .doesNotContain("fixed [after]");
    assertThat(browser.visible("[data-run=after]")).isZero();
    assertThat(browser.visible("td[data-run=before]")).isPositive();
    assertThat(browser.evaluate("return document.getElementById('shown').textContent"))
        .isEqualTo("7 of 14 cells are shown.");
    assertThat(browser.series("#noise", "noise")).contains("before").doesNotContain("after");
    assertThat(
            browser.evaluate(
                "return document.querySelector('#work-0 [data-chart=change]').textContent"))
        .isEqualTo("The first run alone is switched on above.");
  }

  @Test
  void theNamesAtTheCurvesDoNotLieOnEachOther() {
    browser.show(page, 1280, "light");
    browser.waitForCharts("#work-0");

    List<Double> places =
        Browser.strings(
                browser.evaluate(
                    """
                    return [...document.querySelectorAll("#work-0 [data-chart=speedup] svg text")]
                      .filter((text) => ["fixed", "virtual"].includes(text.textContent))
                      .map((text) => text.getBoundingClientRect()).filter((place) => place.x > 900).map((place) => place.y);
                    """))
            .stream()
            .map(Double::valueOf)
            .sorted()
            .toList();

    assertThat(places).hasSize(2);
    assertThat(places.getLast() - places.getFirst()).isGreaterThanOrEqualTo(12);
  }

  @Test
  void onAPhoneNothingIsWiderThanTheScreen() {
    browser.show(page, 390, "dark");
    browser.waitForCharts("body");

    assertThat(browser.evaluate("return document.documentElement.scrollWidth")).isEqualTo(390L);
  }
}
