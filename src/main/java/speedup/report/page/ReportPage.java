package speedup.report.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import speedup.report.conclusion.Conclusions;
import speedup.report.summary.RunSummary;
import speedup.report.table.RunNotes;

/**
 * A run as one HTML page that holds all it shows: tables that can be read as they are, charts drawn
 * from data beside them, and nothing that it would have to ask another for.
 */
public final class ReportPage {

  /** The name of the page in the folder of its run. */
  public static final String FILE = "report.html";

  private static final List<String> SCRIPTS =
      List.of("figures.js", "marks.js", "curves.js", "rows.js", "noise.js", "page.js");

  private ReportPage() {}

  /** Makes the page for the folder of its run. */
  public static String of(RunSummary summary) {
    return of(summary, summary.run().folder().path());
  }

  /**
   * Makes the page for any folder: its links to the files of the run begin there.
   *
   * @param place the folder
   */
  public static String of(RunSummary summary, Path place) {
    String echarts = PageTemplate.resource("echarts.min.js");
    String script = String.join("\n", SCRIPTS.stream().map(PageTemplate::resource).toList());
    PageData data = PageData.of(summary);
    PageMarkup markup = new PageMarkup(summary, data);
    Map<String, String> values = new LinkedHashMap<>();
    values.put("scriptHashes", PageTemplate.hash(echarts) + " " + PageTemplate.hash(script));
    values.put("version", PageMarkup.escape(summary.run().planned().version()));
    values.put("label", PageMarkup.escape(summary.run().planned().label()));
    values.put("style", PageTemplate.resource("page.css"));
    values.put("machine", markup.machine());
    values.put("facts", markup.facts());
    values.put("answer", markup.answer());
    values.put("contents", markup.contents());
    values.put("command", markup.command());
    values.put("files", PageMarkup.files(summary.run().folder().path(), place));
    values.put("conclusions", PageMarkup.conclusions(Conclusions.of(summary)));
    values.put("notes", PageMarkup.list("notes", notes(summary)));
    values.put("filters", markup.filters());
    values.put("sections", markup.sections());
    values.put("strategyTables", markup.strategyTables());
    values.put("environment", markup.environment());
    values.put("data", data.toJson());
    values.put("echarts", echarts);
    values.put("script", script);
    return PageTemplate.fill("page.html", values);
  }

  private static List<String> notes(RunSummary summary) {
    List<String> notes = new ArrayList<>(List.of(RunNotes.LEGEND));
    notes.addAll(RunNotes.of(summary));
    return notes;
  }
}
