package speedup.report.page;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    String echarts = PageTemplate.resource("echarts.min.js");
    String script = String.join("\n", SCRIPTS.stream().map(PageTemplate::resource).toList());
    PageRuns shown = PageRuns.of(runs);
    PageData data = PageData.of(shown);
    PageMarkup markup = new PageMarkup(shown, data);
    PageAnswer answer = new PageAnswer(shown);
    PageSections sections = new PageSections(shown, data);
    PageOrigin origin = new PageOrigin(shown);
    String version = runs.getFirst().run().planned().version();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("scriptHashes", PageTemplate.hash(echarts) + " " + PageTemplate.hash(script));
    values.put("version", PageMarkup.escape(version));
    values.put("label", PageMarkup.escape(String.join(" and ", shown.labels())));
    values.put("style", PageTemplate.resource("page.css"));
    values.put("machine", origin.machine());
    values.put("facts", origin.facts());
    values.put("answer", answer.lines());
    values.put("reasons", answer.reasons());
    values.put("contents", markup.contents());
    values.put("filters", markup.filters());
    values.put("sections", sections.sections());
    values.put("changes", answer.changes());
    values.put("clock", shown.areSeveral() ? ", each run from its own beginning" : "");
    values.put("run", shown.areSeveral() ? "runs" : "run");
    values.put("strategyTables", sections.strategyTables());
    values.put("origin", origin.details(place));
    values.put("data", data.toJson());
    values.put("echarts", echarts);
    values.put("script", script);
    return PageTemplate.fill("page.html", values);
  }
}
