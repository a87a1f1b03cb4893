package speedup.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of a page in a real browser, one for the class. Whatever a test does, nothing may be
 * complained of or sent away.
 */
@Tag("slow")
abstract class BrowserTest {

  /** Of the class that is run. */
  static Browser browser;

  @BeforeAll
  static void openTheBrowser(@TempDir Path profile) {
    browser = Browser.open(profile);
  }

  @AfterAll
  static void closeTheBrowser() {
    // None was opened where none is installed; another class's is closed already.
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void nothingIsComplainedOfOrSentAway() throws Exception {
    assertThat(browser.console()).isEmpty();
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(address -> address.startsWith("file:") || address.startsWith("data:"));
  }
}
