package speedup.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium, without a window. Closing it ends the browser. */
final class Browser implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private static final JsonMapper JSON = new JsonMapper();

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Opens it, or skips the test where there is none; CI must have one. */
  static Browser open(Path profile) {
    boolean isThere = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    String advice =
        "no %s and %s: apt install chromium chromium-driver".formatted(CHROMIUM, DRIVER);
    if (System.getenv("CI") != null) {
      assertThat(isThere).as(advice).isTrue();
    }
    assumeTrue(isThere, advice);
    // It only warns that a browser of another age has more commands than it knows.
    SELENIUM.setLevel(Level.SEVERE);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.setCapability("goog:loggingPrefs", logs);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + profile);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(DRIVER.toString()))
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  /** Shows a file in a window of the given width; as the system of the reader wants it. */
  void show(Path file, int width, String colorScheme) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
    driver.get(file.toUri().toString());
  }

  /** Evaluates a function's body in the page. */
  Object evaluate(String body, Object... arguments) {
    Object value = driver.executeScript(body, arguments);
    return value == null ? "" : value;
  }

  /** Brings an element into sight and waits until the charts in it are drawn. */
  void waitForCharts(String selector) {
    driver.executeAsyncScript(
        """
        const [selector, done] = arguments;
        const charts = [...document.querySelectorAll(selector + " .chart")];
        const next = () => {
          const missing = charts.find((chart) => !chart.hasAttribute("aria-label"));
          if (!missing) return done(null);
          missing.scrollIntoView();
          requestAnimationFrame(next);
        };
        next();
        """,
        selector);
  }

  /** Clicks on what comes first. */
  void click(String selector) {
    driver.findElement(By.cssSelector(selector)).click();
  }

  /** How many elements can be seen. */
  long visible(String selector) {
    return (Long)
        evaluate(
            "return [...document.querySelectorAll(arguments[0])].filter((one) =>"
                + " one.checkVisibility()).length",
            selector);
  }

  /** The names of all that is drawn in a chart of a section. */
  List<String> series(String section, String chart) {
    return strings(
        evaluate(
            "return echarts.getInstanceByDom(document.querySelector(arguments[0]))"
                + ".getOption().series.map((one) => one.name)",
            section + " [data-chart=" + chart + "]"));
  }

  /** How many points of a name are drawn in a chart of a section. */
  long points(String section, String chart, String name) {
    return (Long)
        evaluate(
            "return echarts.getInstanceByDom(document.querySelector(arguments[0]))"
                + ".getOption().series.find((one) => one.name === arguments[1]).data.length",
            section + " [data-chart=" + chart + "]",
            name);
  }

  /** A list that a function gave, as texts. */
  static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(String::valueOf).toList();
  }

  /** Prints to PDF, as a reader would. */
  String print() {
    return String.valueOf(driver.executeCdpCommand("Page.printToPDF", Map.of()).get("data"));
  }

  /** For what a reader does with keys and mouse. */
  ChromeDriver driver() {
    return driver;
  }

  /** What the page wrote on its console since the last call, violations of its policy included. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** The addresses that a page asked for since the last call, as the DevTools tell them. */
  List<String> requests() throws JsonProcessingException {
    List<String> addresses = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = JSON.readTree(entry.getMessage()).path("message");
      JsonNode request = message.path("params");
      // The browser's own first tab is no page of ours.
      if (message.path("method").asText().equals("Network.requestWillBeSent")
          && !request.path("documentURL").asText().startsWith("chrome:")) {
        addresses.add(request.path("request").path("url").asText());
      }
    }
    return addresses;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
