package speedup.report.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import speedup.report.summary.RunSummary;
import speedup.report.table.EnvironmentTable;
import speedup.report.table.RunHeader;
import speedup.report.text.Figures;
import speedup.report.text.ShellWord;
import speedup.report.text.Table;
import speedup.run.JournalEntry;
import speedup.run.StoredRun;

/** Where the figures of the page come from: when, where and how they were measured. */
final class PageOrigin {

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

  private final PageRuns runs;

  PageOrigin(PageRuns runs) {
    this.runs = runs;
  }

  /** When and on what: a line a run, or one where all were measured on the same. */
  String machine() {
    List<String> dates = new ArrayList<>();
    List<String> conditions = new ArrayList<>();
    for (int run = 0; run < runs.all().size(); run++) {
      RunSummary summary = runs.all().get(run);
      dates.add(runs.of(run, DATE.format(summary.run().planned().started())));
      conditions.add(
          RunHeader.of(List.of(summary)).stream().skip(1).collect(Collectors.joining(" · ")));
    }
    List<String> lines = new ArrayList<>();
    if (conditions.stream().distinct().count() == 1) {
      lines.add(String.join(" · ", dates) + " · " + conditions.getFirst());
    } else {
      for (int run = 0; run < dates.size(); run++) {
        lines.add(dates.get(run) + " · " + conditions.get(run));
      }
    }
    return lines.stream().map(PageMarkup::escape).collect(Collectors.joining("<br>\n"));
  }

  /** The figures of one run itself; of several there is a table of them below. */
  String facts() {
    return runs.areSeveral()
        ? ""
        : facts(runs.all().getFirst()).entrySet().stream()
            .map(fact ->
                "<div><dt>%s</dt><dd>%s</dd></div>".formatted(fact.getKey(), fact.getValue()))
            .collect(Collectors.joining());
  }

  private static Map<String, String> facts(RunSummary summary) {
    StoredRun run = summary.run();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("cells", Integer.toString(summary.cells().size()));
    facts.put("forks", Integer.toString(run.forks().size()));
    facts.put("set aside", Integer.toString(run.setAside().size()));
    facts.put(
        "rounds",
        Integer.toString(
            Stream.concat(run.forks().stream(), run.setAside().stream())
                .mapToInt(JournalEntry.Fork::round)
                .max()
                .orElse(0)));
    facts.put("seed", Long.toString(run.planned().plan().seed()));
    run.finished().ifPresent(end -> facts.put("took", Figures.seconds(end.wallSeconds())));
    return facts;
  }

  /**
   * The command, the files and the environment of each run.
   *
   * @param place the folder that links begin at
   */
  String details(Path place) {
    return runs.areSeveral() ? ofSeveral(place) : ofOne(place);
  }

  private String ofOne(Path place) {
    RunSummary summary = runs.all().getFirst();
    return """
    <p>Measured by <code>%s</code></p>
    <p>The files of the run: %s</p>
    %s\
    """
        .formatted(
            command(summary),
            files(summary.run().folder().path(), place),
            summary
                .run()
                .environment()
                .map(environment -> PageTable.ofWords(EnvironmentTable.of(environment)))
                .orElse("<p>not known</p>"));
  }

  private String ofSeveral(Path place) {
    StringBuilder details = new StringBuilder();
    for (int run = 0; run < runs.all().size(); run++) {
      RunSummary summary = runs.all().get(run);
      details.append(
          "<p>%s, measured by <code>%s</code>; its files: %s</p>\n"
              .formatted(
                  PageMarkup.escape(runs.labels().get(run)),
                  command(summary),
                  files(summary.run().folder().path(), place)));
    }
    return details
        + PageTable.of(figures())
        + PageTable.ofWords(
            EnvironmentTable.of(
                runs.labels(), runs.all().stream().map(one -> one.run().environment()).toList()));
  }

  private Table figures() {
    List<Map<String, String>> facts = runs.all().stream().map(PageOrigin::facts).toList();
    List<String> headings = new ArrayList<>(List.of("What"));
    headings.addAll(runs.labels());
    return new Table(
        "The runs",
        headings,
        facts.stream()
            .flatMap(one -> one.keySet().stream())
            .distinct()
            .map(what ->
                Stream.concat(
                        Stream.of(what), facts.stream().map(one -> one.getOrDefault(what, "-")))
                    .toList())
            .toList());
  }

  private static String command(RunSummary summary) {
    return PageMarkup.escape(
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
            "<a href=\"%s\">%s</a>"
                .formatted(PageMarkup.escape(address(way.resolve(name))), PageMarkup.escape(name)))
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
}
