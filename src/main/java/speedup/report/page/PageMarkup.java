package speedup.report.page;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import speedup.report.text.Section;

/** The parts of the page that lead through it, and what all parts are written with. */
final class PageMarkup {

  private final PageRuns runs;
  private final PageData data;

  PageMarkup(PageRuns runs, PageData data) {
    this.runs = runs;
    this.data = data;
  }

  /** Makes any text safe within an element or a quoted attribute. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  static String conclusions(List<Section> sections) {
    return sections.stream()
        .map(section -> title(section.title()) + list("conclusion", section.sentences()))
        .collect(Collectors.joining("\n"));
  }

  static String title(String title) {
    return "<h3>" + escape(title) + "</h3>\n";
  }

  static String list(String kind, List<String> sentences) {
    return sentences.stream()
        .map(sentence ->
            (isAlarm(sentence) ? "<li class=\"alarm\">" : "<li>") + escape(sentence) + "</li>")
        .collect(Collectors.joining("\n", "<ul class=\"" + kind + "\">", "</ul>"));
  }

  private static boolean isAlarm(String sentence) {
    return sentence.startsWith("!") || sentence.startsWith("failed");
  }

  /** Where to find what, a link each. */
  String contents() {
    Map<String, String> places = new LinkedHashMap<>();
    for (int number = 0; number < data.groups().size(); number++) {
      PageData.Group group = data.groups().get(number);
      places.put("work-" + number, group.title() + ", " + group.lifecycle());
    }
    if (runs.areSeveral()) {
      places.put("changes", "What changed");
    }
    places.put("noise", "Noise");
    if (PageSections.hasStrategies(runs)) {
      places.put("book", "A table a strategy");
    }
    places.put("environment", "Environment");
    return places.entrySet().stream()
        .map(place -> "<a href=\"#%s\">%s</a>".formatted(place.getKey(), escape(place.getValue())))
        .collect(Collectors.joining("\n"));
  }

  /**
   * A box for each run, workload, strategy and lifecycle; where there is one alone, it stays on.
   */
  String filters() {
    Set<String> workloads = new LinkedHashSet<>();
    Set<String> lifecycles = new LinkedHashSet<>();
    for (PageData.Group group : data.groups()) {
      workloads.add(group.workload());
      lifecycles.add(group.lifecycle());
    }
    boolean ofStrategies = data.groups().stream().anyMatch(PageData.Group::hasWorkers);
    String ofStrategy =
        filter(
            ofStrategies ? "Strategy" : "Compared",
            "strategy",
            new LinkedHashSet<>(data.strategies()),
            false);
    String ofWork =
        filter(ofStrategies ? "Workload" : "Benchmarks", "workload", workloads, false)
            + filter(
                ofStrategies ? "Lifecycle" : "Mode",
                "lifecycle",
                lifecycles,
                lifecycles.size() < 2);
    return runs.areSeveral()
        ? filter("Run", "run", new LinkedHashSet<>(runs.labels()), false) + ofWork + ofStrategy
        : ofStrategy + ofWork;
  }

  private static String filter(String title, String name, Set<String> values, boolean hidden) {
    return values.stream()
        .map(value ->
            "<label><input type=\"checkbox\" name=\"%s\" value=\"%s\" checked> <span>%s</span></label>"
                .formatted(name, escape(value), escape(value)))
        .collect(
            Collectors.joining(
                "\n",
                "<fieldset%s><legend>%s</legend>\n".formatted(hidden ? " hidden" : "", title),
                "</fieldset>\n"));
  }
}
