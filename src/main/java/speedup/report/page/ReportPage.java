package speedup.report.page;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import speedup.report.summary.RunSummary;

/**
 * A run, or several side by side, as one HTML page that holds all it shows: tables that can be read
 * as they are, charts drawn from data beside them, and nothing that it would have to ask another
 * for.
 */
public final class ReportPage {

  /** The name of the page in the folder of its run. */
  public static final String FILE = "report.html";

  /** The name of a page of several runs, in the folder of the last one. */
  public static final String FILE_OF_SEVERAL = "compared.html";

  private static final List<String> SCRIPTS =
      List.of(
          "figures.js", "marks.js", "curves.js", "rows.js", "changes.js", "noise.js", "page.js");

  private ReportPage() {}

  /** Makes the page for the folder of its run. */
  public static String of(RunSummary summary) {
    return of(List.of(summary), summary.run().folder().path());
  }

  /**
   * Makes a page for any folder: its links to the files of the runs begin there.
   *
   * @param runs one, or several side by side, the first of which the others are compared with
   * @param place the folder
   * @throws IllegalArgumentException if there is no run
   */
  public static String of(List<RunSummary> runs, Path place) {
    PageRuns shown = PageRuns.of(runs);
    // The figures that are drawn take as long as all that is said, and each needs nothing of the
    // other.
    CompletableFuture<PageData> figures = CompletableFuture.supplyAsync(() -> PageData.of(shown));
    Map<String, String> values = new LinkedHashMap<>(words(shown, place));
    values.putAll(drawings(shown, figures.join()));
    return PageTemplate.fill("page.html", values);
  }

  private static Map<String, String> words(PageRuns shown, Path place) {
    String echarts = PageTemplate.resource("echarts.min.js");
    String script = String.join("\n", SCRIPTS.stream().map(PageTemplate::resource).toList());
    PageAnswer answer = new PageAnswer(shown);
    PageOrigin origin = new PageOrigin(shown);
    String version = shown.all().getFirst().run().planned().version();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("scriptHashes", PageTemplate.hash(echarts) + " " + PageTemplate.hash(script));
    values.put("version", PageMarkup.escape(version));
    values.put("label", PageMarkup.escape(String.join(" and ", shown.labels())));
    values.put("style", PageTemplate.resource("page.css"));
    values.put("machine", origin.machine());
    values.put("facts", origin.facts());
    values.put("answer", answer.lines());
    values.put("reasons", answer.reasons());
    values.put("changes", answer.changes());
    values.put("clock", shown.areSeveral() ? ", each run from its own beginning" : "");
    values.put("run", shown.areSeveral() ? "runs" : "run");
    values.put("origin", origin.details(place));
    values.put("echarts", echarts);
    values.put("script", script);
    return values;
  }

  private static Map<String, String> drawings(PageRuns shown, PageData data) {
    PageMarkup markup = new PageMarkup(shown, data);
    PageSections sections = new PageSections(shown, data);
    return Map.of(
        "contents", markup.contents(),
        "filters", markup.filters(),
        "sections", sections.sections(),
        "strategyTables", sections.strategyTables(),
        "data", data.toJson());
  }
}
