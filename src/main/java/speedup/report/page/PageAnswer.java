package speedup.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import speedup.report.answer.Answer;
import speedup.report.compare.ComparisonReport;
import speedup.report.compare.RunComparison;
import speedup.report.conclusion.Conclusions;
import speedup.report.summary.RunSummary;
import speedup.report.table.RunNotes;
import speedup.report.text.Section;

/** What the runs amount to, and what changed from the first to each of the others. */
final class PageAnswer {

  private final PageRuns runs;

  PageAnswer(PageRuns runs) {
    this.runs = runs;
  }

  /** The lines that a run ends with on a terminal: what there is to know first. */
  String lines() {
    if (!runs.areSeveral()) {
      return lines(runs.all().getFirst());
    }
    StringBuilder answers = new StringBuilder("<div class=\"answers\">\n");
    for (int run = 0; run < runs.all().size(); run++) {
      String label = PageMarkup.escape(runs.labels().get(run));
      answers.append(
          "<div data-run=\"%s\"><h2>%s</h2>\n%s</div>\n"
              .formatted(label, label, lines(runs.all().get(run))));
    }
    return answers.append("</div>\n").append(verdicts()).toString();
  }

  private static String lines(RunSummary run) {
    Answer answer = Answer.of(run, Answer.LONGEST);
    return PageMarkup.list("lines", answer.lines())
        + (answer.problems().isEmpty() ? "" : PageMarkup.list("problems", answer.problems()));
  }

  private String verdicts() {
    return runs.changes().stream()
        .map(change ->
            "<li><a href=\"#changes\">%s</a>: %s</li>"
                .formatted(
                    PageMarkup.escape(runs.changes().size() == 1 ? "What changed" : title(change)),
                    PageMarkup.escape(
                        change
                            .comparison()
                            .map(ComparisonReport::verdict)
                            .orElse("cannot be compared"))))
        .collect(Collectors.joining("\n", "<ul class=\"lines verdicts\">", "</ul>"));
  }

  private String title(PageRuns.Change change) {
    return "From " + runs.labels().getFirst() + " to " + runs.labels().get(change.run());
  }

  /** Why, and what else there is to know. */
  String reasons() {
    List<Section> notes = new ArrayList<>();
    for (int run = 0; run < runs.all().size(); run++) {
      List<String> sentences =
          Stream.concat(
                  Stream.of(RunNotes.LEGEND).limit(run == 0 ? 1 : 0),
                  RunNotes.of(runs.all().get(run)).stream())
              .toList();
      notes.add(new Section("Notes: " + runs.labels().get(run), sentences));
    }
    return PageMarkup.conclusions(Conclusions.of(runs.all()))
        + "\n"
        + notes.stream()
            .map(section ->
                (runs.areSeveral() ? PageMarkup.title(section.title()) : "")
                    + PageMarkup.list("notes", section.sentences()))
            .collect(Collectors.joining("\n"));
  }

  /** What became of each cell, a table for each run but the first; nothing of one run. */
  String changes() {
    return runs.areSeveral()
        ? PageTemplate.fill(
            "changes.html",
            Map.of(
                "changes",
                runs.changes().stream().map(this::change).collect(Collectors.joining("\n"))))
        : "";
  }

  private String change(PageRuns.Change change) {
    return "<div data-run=\"%s\">\n".formatted(PageMarkup.escape(runs.labels().get(change.run())))
        + PageMarkup.title(title(change))
        + change
            .comparison()
            .map(PageAnswer::table)
            .orElseGet(() ->
                "<p>They cannot be compared: %s.</p>".formatted(PageMarkup.escape(change.reason())))
        + "</div>";
  }

  private static String table(RunComparison comparison) {
    List<String> caveats = ComparisonReport.caveats(comparison);
    return "<p>%s.</p>\n".formatted(PageMarkup.escape(ComparisonReport.verdict(comparison)))
        + (caveats.isEmpty() ? "" : PageMarkup.list("notes", caveats))
        + PageTable.of(ComparisonReport.table(comparison))
        + "<details><summary>How to read it</summary>\n"
        + PageMarkup.list("notes", ComparisonReport.notes(comparison))
        + "</details>\n";
  }
}
