package speedup.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import speedup.report.SampleRun;
import speedup.report.summary.RunSummary;
import speedup.run.StoredRun;
import speedup.run.UsageException;

/** The page of one run in a real browser. */
final class ReportPageBrowserTests extends BrowserTest {

  @TempDir private static Path folder;

  private static Path page;

  @BeforeAll
  static void writeThePage() throws Exception {
    page =
        write(
            "sample",
            new SampleRun()
                .workload("primes", "cold", List.of("fixed", "virtual"), List.of(1, 2, 4))
                .workload("sha256", "cold", List.of("fixed", "process"), List.of(1, 2, 4))
                .rounds(4));
  }

  @Test
  void everyStrategyHasItsCurveWithItsInterval() {
    show(1280, "light");

    browser.waitForCharts("#work-0");

    for (String chart : List.of("speedup", "time", "efficiency")) {
      assertThat(browser.series("#work-0", chart))
          .contains("fixed", "fixed interval", "virtual", "virtual interval", "sequential");
    }
    assertThat(browser.series("#work-0", "speedup")).contains("ideal");
    assertThat(browser.series("#work-0", "cpu"))
        .contains("fixed", "virtual")
        .doesNotContain("fixed interval");
    assertThat(browser.series("#work-0", "memory")).contains("fixed", "virtual");
    assertThat(
            browser.evaluate(
                "return echarts.getInstanceByDom(document.querySelector('#work-0"
                    + " [data-chart=speedup]')).getOption().series.find((one) => one.name ==="
                    + " 'fixed').data.map((point) => point[0])"))
        .isEqualTo(List.of(1L, 2L, 4L));
  }

  @Test
  void aCurveIsALineOnTheScreenInTheColourAndDashOfItsStrategy() {
    show(1280, "light");

    browser.waitForCharts("#work-0");

    assertThat(
            browser.evaluate(
                """
                const color = token("--s2");
                const [red, green, blue] = color.match(/[0-9a-f]{2}/g).map((part) => parseInt(part, 16));
                const lines = [...document.querySelectorAll("#work-0 [data-chart=speedup] svg path")].filter((path) =>
                  [color, `rgb(${red},${green},${blue})`].includes(path.getAttribute("stroke")) && path.getAttribute("stroke-dasharray"));
                return lines.some((line) => line.getBoundingClientRect().width > 200);
                """))
        .isEqualTo(true);
  }

  @Test
  void everyForkIsADotAndThoseSetAsideAreMarked() {
    show(1280, "light");

    browser.waitForCharts("#work-0");

    assertThat(browser.points("#work-0", "forks", "fixed")).isEqualTo(12);
    assertThat(
            browser.points("#work-0", "forks", "set aside")
                + browser.points("#work-0", "forks", "fixed")
                + browser.points("#work-0", "forks", "virtual")
                + browser.points("#work-0", "forks", "sequential"))
        .isEqualTo(
            browser.evaluate(
                "return data.forks.cell.filter((cell) => data.cells[cell].group === 0).length"));
    assertThat(browser.points("#work-0", "forks", "set aside")).isPositive();
  }

  @Test
  void aFilteredStrategyLeavesTheChartsAndTheTables() {
    show(1280, "light");
    browser.waitForCharts("#work-0");

    browser.click("#filters input[value=virtual]");
    browser.waitForCharts("#work-0");

    assertThat(browser.series("#work-0", "speedup")).contains("fixed").doesNotContain("virtual");
    assertThat(browser.visible("tr[data-strategy=virtual]")).isZero();
    assertThat(browser.visible("tr[data-strategy=fixed]")).isPositive();
    assertThat(browser.evaluate("return document.getElementById('shown').textContent"))
        .isEqualTo("11 of 14 cells are shown.");

    browser.click("#all");
    browser.waitForCharts("#work-0");

    assertThat(browser.series("#work-0", "speedup")).contains("virtual");
    assertThat(browser.visible("tr[data-strategy=virtual]")).isPositive();
  }

  @Test
  void whatIsChosenIsStillChosenAfterAReload() {
    show(1280, "light");
    browser.click("#filters input[value=virtual]");

    browser.driver().navigate().refresh();
    browser.waitForCharts("#work-0");

    assertThat(browser.driver().getCurrentUrl()).contains("strategy=fixed");
    assertThat(browser.series("#work-0", "speedup")).contains("fixed").doesNotContain("virtual");
    assertThat(browser.visible("tr[data-strategy=virtual]")).isZero();

    browser.click(".contents a[href='#environment']");

    assertThat(browser.driver().getCurrentUrl()).contains("strategy=fixed");
  }

  @Test
  void whereAllIsSwitchedOffThatIsSaid() {
    show(1280, "light");
    for (String strategy : List.of("sequential", "fixed", "virtual", "process")) {
      browser.click("#filters input[value=" + strategy + "]");
    }
    browser.waitForCharts("#work-0");

    assertThat(
            browser.evaluate(
                "return document.querySelector('#work-0 [data-chart=speedup]').textContent"))
        .isEqualTo("Everything is switched off above.");
  }

  @Test
  void aTableIsSortedByTheColumnThatIsClicked() {
    show(1280, "light");
    browser.click("#work-0 thead th:nth-child(2) button");

    assertThat(figures()).isSorted();
    assertThat(sortedBy()).isEqualTo("ascending");

    browser.click("#work-0 thead th:nth-child(2) button");

    assertThat(figures()).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(sortedBy()).isEqualTo("descending");
  }

  /** The second column of the first table. */
  @SuppressWarnings("unchecked") // A list of numbers, as the script makes it.
  private static List<Double> figures() {
    return ((List<Number>)
            browser.evaluate(
                """
                const table = document.querySelector("#work-0 table");
                return [...table.tBodies[0].rows].map((row) => parseFloat(row.cells[1].textContent) + 1e-9);
                """))
        .stream().map(Number::doubleValue).toList();
  }

  private static Object sortedBy() {
    return browser.evaluate(
        "return document.querySelector('#work-0 thead th:nth-child(2)').ariaSort");
  }

  @Test
  void aThousandCellsAreNoLongerThanAHundred() throws Exception {
    SampleRun run =
        new SampleRun()
            .workload(
                "primes", "cold", List.of("fixed"), IntStream.rangeClosed(1, 1000).boxed().toList())
            .rounds(1);
    browser.show(write("cells", run), 1280, "light");
    browser.waitForCharts("#work-0");

    assertThat((Long) browser.evaluate("return document.documentElement.scrollHeight"))
        .isLessThan(12_000);
    assertThat(
            browser.evaluate(
                "return echarts.getInstanceByDom(document.querySelector('[data-chart=forks]'))"
                    + ".getOption().dataZoom.length"))
        .isEqualTo(1L);
  }

  @Test
  void aFilteredWorkloadLeavesThePage() {
    show(1280, "light");

    browser.click("#filters input[value=primes]");

    assertThat(browser.visible("#work-0")).isZero();
    assertThat(browser.visible("#work-1")).isEqualTo(1);
  }

  @Test
  void theThemeIsTheSystemsUntilTheReaderChooses() {
    show(1280, "dark");
    Object dark = background();
    show(1280, "light");
    Object light = background();

    browser.click("#theme");
    browser.click("#theme");
    Object chosen = background();
    browser.click("#theme");

    assertThat(dark).isNotEqualTo(light);
    assertThat(chosen).isEqualTo(dark);
    assertThat(background()).isEqualTo(light);
  }

  @Test
  void theArrowsWalkThroughAChartAndSayWhatIsThere() {
    show(1280, "light");
    browser.waitForCharts("#work-0");

    browser
        .driver()
        .findElement(By.cssSelector("#work-0 [data-chart=speedup]"))
        .sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);

    assertThat(browser.evaluate("return document.getElementById('spoken').textContent"))
        .asString()
        .startsWith("2 workers: fixed 1.")
        .contains("; virtual 1.");
    assertThat(
            browser.evaluate(
                "return document.querySelector('#work-0 [data-chart=speedup] .tip').textContent"))
        .asString()
        .startsWith("2 workers");
  }

  @Test
  void onAPhoneNothingIsWiderThanTheScreen() {
    show(390, "light");

    browser.waitForCharts("#work-0");

    assertThat(browser.evaluate("return document.documentElement.scrollWidth")).isEqualTo(390L);
  }

  @Test
  void onAPhoneTheMachineIsReadWithoutPushingItAside() {
    show(390, "light");

    assertThat(
            browser.evaluate(
                "const line = document.querySelector('.machine');"
                    + " return line.scrollWidth <= line.clientWidth"))
        .isEqualTo(true);
  }

  /** Beside its name in the legend a point has its own, and all of it is in the chart. */
  @Test
  void onAPhoneASinglePointIsNamedToo() throws Exception {
    Path points =
        write(
            "points",
            new SampleRun()
                .workload("primes", "cold", List.of("fixed", "virtual"), List.of(4))
                .rounds(3));
    browser.show(points, 390, "light");
    browser.waitForCharts("#work-0");

    for (String strategy : List.of("fixed", "virtual", "sequential")) {
      assertThat(
              browser.evaluate(
                  """
                  const chart = document.querySelector("#work-0 [data-chart=speedup]");
                  const within = chart.getBoundingClientRect();
                  const names = [...chart.querySelectorAll("svg text")].filter((text) => text.textContent === arguments[0]);
                  return names.length === 2 && names.every((name) => {
                    const { left, right } = name.getBoundingClientRect();
                    return left >= within.left && right <= within.right;
                  });
                  """,
                  strategy))
          .as(strategy)
          .isEqualTo(true);
    }
  }

  @Test
  void inPrintEveryChartIsDrawnAlsoThoseThatWereNeverInSight() {
    show(1280, "dark");

    String pdf = browser.print();

    assertThat(pdf).hasSizeGreaterThan(10_000);
    assertThat(
            browser.evaluate(
                "return [...document.querySelectorAll('.chart')].filter((chart) =>"
                    + " !echarts.getInstanceByDom(chart)).length"))
        .isEqualTo(0L);
  }

  @Test
  void textOfARunThatLooksLikeMarkupIsShownAsText() throws Exception {
    String hostile = "</script><script>window.hacked = 1</script><img src=x onerror='hacked = 2'>";
    Path hostilePage =
        write(
            "hostile",
            new SampleRun()
                .labelled(hostile)
                .workload(hostile.replace('.', ' '), "cold", List.of(hostile), List.of(1, 2))
                .rounds(4));
    browser.show(hostilePage, 1280, "light");
    browser.waitForCharts("#work-0");

    browser
        .driver()
        .findElement(By.cssSelector("#work-0 [data-chart=speedup]"))
        .sendKeys(Keys.ARROW_RIGHT);

    assertThat(browser.evaluate("return typeof window.hacked")).isEqualTo("undefined");
    assertThat(browser.evaluate("return document.querySelector('h1').textContent"))
        .isEqualTo(hostile);
    assertThat(
            browser.evaluate(
                "return document.querySelector('#work-0 [data-chart=speedup] .tip').textContent"))
        .asString()
        .contains(hostile);
  }

  @Test
  void withoutTheScriptNoLinkLeadsNowhere() {
    setScriptDisabled(true);
    try {
      show(1280, "light");
    } finally {
      setScriptDisabled(false);
    }

    assertThat(
            browser.evaluate(
                "return [...document.querySelectorAll('.contents a')]"
                    + ".filter((link) => link.offsetHeight > 0)"
                    + ".map((link) => document.querySelector(link.hash).offsetHeight > 0)"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .contains(true)
        .doesNotContain(false);
  }

  private static void setScriptDisabled(boolean isDisabled) {
    browser
        .driver()
        .executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", isDisabled));
  }

  @Test
  void tenThousandForksAreDrawnOnAPageUnderFiveMegabytes() throws Exception {
    SampleRun run = tenThousandForks();
    Path large = write("large", run);
    browser.show(large, 1280, "light");

    browser.waitForCharts("body");

    assertThat(run.forks()).isGreaterThan(10_000);
    assertThat(Files.size(large)).isBetween(1_000_000L, 5_000_000L);
    assertThat(
            browser.evaluate(
                "return echarts.getInstanceByDom(document.querySelector('[data-chart=noise]'))"
                    + ".getOption().series.filter((one) => one.xAxisIndex === 0)"
                    + ".reduce((sum, one) => sum + one.data.length, 0)"))
        .isEqualTo((long) run.forks());
  }

  private static SampleRun tenThousandForks() throws IOException {
    SampleRun run = new SampleRun();
    for (String workload : List.of("primes", "rc4", "sha256", "flags")) {
      for (String lifecycle : List.of("cold", "warm")) {
        run.workload(
            workload,
            lifecycle,
            List.of("fixed", "virtual", "workstealing", "async", "process"),
            List.of(1, 2, 3, 4, 6, 8));
      }
    }
    return run.rounds(38);
  }

  private void show(int width, String colorScheme) {
    browser.show(page, width, colorScheme);
  }

  private static Path write(String name, SampleRun run) throws IOException, UsageException {
    Path result = run.write(folder.resolve(name));
    return Files.writeString(
        result.resolve(ReportPage.FILE), ReportPage.of(RunSummary.of(StoredRun.read(result))));
  }

  private Object background() {
    return browser.evaluate("return getComputedStyle(document.body).backgroundColor");
  }
}
