package speedup.report.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import speedup.report.answer.Answer;
import speedup.report.summary.CellSummary;
import speedup.report.summary.RunSummary;
import speedup.report.table.EnvironmentTable;
import speedup.report.table.FigureTables;
import speedup.report.table.RunHeader;
import speedup.report.table.ScoreTables;
import speedup.report.table.SpeedupTables;
import speedup.report.text.Figures;
import speedup.report.text.Section;
import speedup.report.text.ShellWord;

/** The parts of the page that can be read without its script. */
final class PageMarkup {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final List<String> FILES =
      List.of(
          "journal.jsonl",
          "environment.json",
          "speedup.csv",
          "metrics.csv",
          "jmh.json",
          "speedup.md");

  private final RunSummary summary;
  private final PageData data;

  PageMarkup(RunSummary summary, PageData data) {
    this.summary = summary;
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
        .map(section ->
            "<h3>" + escape(section.title()) + "</h3>\n" + list("conclusion", section.sentences()))
        .collect(Collectors.joining("\n"));
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

  /** The lines that a run ends with on a terminal: what there is to know first. */
  String answer() {
    Answer answer = Answer.of(summary, Answer.LONGEST);
    return list("lines", answer.lines())
        + (answer.problems().isEmpty() ? "" : list("problems", answer.problems()));
  }

  /** Where to find what, a link each. */
  String contents() {
    Map<String, String> places = new LinkedHashMap<>();
    for (int number = 0; number < data.groups().size(); number++) {
      PageData.Group group = data.groups().get(number);
      places.put("work-" + number, group.title() + ", " + group.lifecycle());
    }
    places.put("noise", "Noise");
    if (summary.comparesStrategies()) {
      places.put("book", "A table a strategy");
    }
    places.put("environment", "Environment");
    return places.entrySet().stream()
        .map(place -> "<a href=\"#%s\">%s</a>".formatted(place.getKey(), escape(place.getValue())))
        .collect(Collectors.joining("\n"));
  }

  /** What was typed. */
  String command() {
    return escape(
        Stream.concat(Stream.of("run"), summary.run().planned().options().stream())
            .map(ShellWord::of)
            .collect(Collectors.joining(" ")));
  }

  /**
   * Links to the files that the page is made of, and those made of them.
   *
   * @param folder of the run
   * @param place the folder that the links begin at
   */
  static String files(Path folder, Path place) {
    Path way = place.toAbsolutePath().normalize().relativize(folder.toAbsolutePath().normalize());
    return FILES.stream()
        .filter(name -> Files.isRegularFile(folder.resolve(name)))
        .map(name ->
            "<a href=\"%s\">%s</a>".formatted(escape(address(way.resolve(name))), escape(name)))
        .collect(Collectors.joining(", "));
  }

  private static String address(Path file) {
    try {
      // Before a colon there would be the name of a protocol.
      return "./" + new URI(null, null, file.toString().replace('\\', '/'), null).getRawPath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a path alone is always an address", e);
    }
  }

  String machine() {
    String date = DATE.format(summary.run().planned().started());
    return Stream.concat(Stream.of(date), RunHeader.of(List.of(summary)).stream().skip(1))
        .map(PageMarkup::escape)
        .collect(Collectors.joining(" · "));
  }

  String facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("cells", Integer.toString(summary.cells().size()));
    facts.put("forks", Integer.toString(summary.run().forks().size()));
    facts.put("set aside", Integer.toString(summary.run().setAside().size()));
    facts.put(
        "rounds",
        Integer.toString(data.forks().round().stream().mapToInt(round -> round).max().orElse(0)));
    facts.put("seed", Long.toString(summary.run().planned().plan().seed()));
    summary
        .run()
        .finished()
        .ifPresent(end -> facts.put("took", Figures.seconds(end.wallSeconds())));
    return facts.entrySet().stream()
        .map(fact -> "<div><dt>%s</dt><dd>%s</dd></div>".formatted(fact.getKey(), fact.getValue()))
        .collect(Collectors.joining());
  }

  /** A box for each workload, strategy and lifecycle; where there is one alone, it stays on. */
  String filters() {
    Set<String> workloads = new LinkedHashSet<>();
    Set<String> lifecycles = new LinkedHashSet<>();
    for (PageData.Group group : data.groups()) {
      workloads.add(group.workload());
      lifecycles.add(group.lifecycle());
    }
    boolean ofStrategies = data.groups().stream().anyMatch(PageData.Group::hasWorkers);
    return filter(
            ofStrategies ? "Strategy" : "Compared",
            "strategy",
            new LinkedHashSet<>(data.strategies()),
            false)
        + filter(ofStrategies ? "Workload" : "Benchmarks", "workload", workloads, false)
        + filter(
            ofStrategies ? "Lifecycle" : "Mode", "lifecycle", lifecycles, lifecycles.size() < 2);
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

  String sections() {
    List<String> sections = new ArrayList<>();
    for (int number = 0; number < data.groups().size(); number++) {
      PageData.Group group = data.groups().get(number);
      sections.add(
          PageTemplate.fill(
              group.hasWorkers() ? "section.html" : "scores.html",
              Map.of(
                  "group", Integer.toString(number),
                  "workload", escape(group.workload()),
                  "lifecycle", escape(group.lifecycle()),
                  "title", escape(group.title()),
                  "tables", tables(group))));
    }
    return String.join("\n", sections);
  }

  private String tables(PageData.Group group) {
    List<CellSummary> cells =
        summary.cells().stream()
            .filter(one -> PageData.Group.of(summary, one.cell()).equals(group))
            .toList();
    RunSummary part = summary.ofCells(cells);
    String compared =
        Stream.concat(
                SpeedupTables.byWorkload(List.of(part)).stream(),
                ScoreTables.of(List.of(part)).stream())
            .map(PageTable::of)
            .collect(Collectors.joining("\n"));
    return compared
        + FigureTables.of(List.of(part)).stream()
            .map(table ->
                PageTable.of(
                    table,
                    part.cells().stream()
                        .map(one -> PageData.series(summary, group, one.cell()))
                        .toList()))
            .collect(Collectors.joining("\n"));
  }

  /**
   * The book's tables, each under its strategy's filter; nothing where strategies are not compared.
   */
  String strategyTables() {
    if (!summary.comparesStrategies()) {
      return "";
    }
    Map<List<String>, List<CellSummary>> parts = new LinkedHashMap<>();
    for (CellSummary one : summary.cells()) {
      one.batch()
          .ifPresent(batch ->
              parts
                  .computeIfAbsent(
                      List.of(batch.strategy(), batch.lifecycle()), any -> new ArrayList<>())
                  .add(one));
    }
    StringBuilder tables = new StringBuilder();
    parts.forEach((place, cells) -> {
      tables
          .append("<div data-strategy=\"")
          .append(escape(place.get(0)))
          .append("\" data-lifecycle=\"")
          .append(escape(place.get(1)))
          .append("\">\n");
      SpeedupTables.byStrategy(List.of(summary.ofCells(cells)))
          .forEach(table -> tables.append(PageTable.of(table)));
      tables.append("</div>\n");
    });
    return PageTemplate.fill("book.html", Map.of("tables", tables.toString()));
  }

  String environment() {
    return summary
        .run()
        .environment()
        .map(environment -> PageTable.ofWords(EnvironmentTable.of(environment)))
        .orElse("<p>not known</p>");
  }
}
