package speedup.report.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import speedup.predict.Compared;
import speedup.predict.Costs;
import speedup.predict.Machines;
import speedup.predict.Predicted;
import speedup.predict.Prediction;
import speedup.report.summary.RunSummary;
import speedup.report.table.RunHeader;
import speedup.report.text.Figures;
import speedup.report.text.Markdown;
import speedup.report.text.Table;
import speedup.report.text.TextStyle;
import speedup.stats.Interval;

/** Predictions for people: first how well the model does on what is known, then the rest. */
public final class PredictionReport {

  private static final String ABOUT =
      "A simulation of independent tasks, each as long as one that was measured; what it knows and"
          + " what it does not is in docs/prediction.md.";

  private PredictionReport() {}

  /** The predictions of a run as text. */
  public static String text(RunSummary run, List<Prediction> predictions, TextStyle style) {
    List<String> parts = new ArrayList<>();
    parts.add(lines(header(run), style));
    for (Prediction one : predictions) {
      if (!one.compared().isEmpty()) {
        parts.add(compared(one).toText(style));
      }
      parts.add(lines(verdicts(one), style));
      parts.add(curve(one).toText(style));
      parts.add(lines(fewest(one), style));
    }
    return String.join("\n", parts);
  }

  /** The predictions of a run as GitHub's Markdown. */
  public static String markdown(RunSummary run, List<Prediction> predictions) {
    List<String> parts = new ArrayList<>();
    parts.add(markdown(header(run)));
    for (Prediction one : predictions) {
      if (!one.compared().isEmpty()) {
        parts.add(compared(one).toMarkdown());
      }
      parts.add(markdown(verdicts(one)));
      parts.add(curve(one).toMarkdown());
      parts.add(markdown(fewest(one)));
    }
    return String.join("\n", parts);
  }

  private static List<String> header(RunSummary run) {
    List<String> lines = new ArrayList<>(RunHeader.of(List.of(run)));
    lines.add(ABOUT);
    return lines;
  }

  private static String lines(List<String> sentences, TextStyle style) {
    return sentences.stream()
        .map(style.ofProse()::wrap)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String markdown(List<String> sentences) {
    return sentences.stream().map(Markdown::text).collect(Collectors.joining("\n\n", "", "\n"));
  }

  private static Table compared(Prediction one) {
    return new Table(
        "Measured and predicted: " + one.work().name(),
        List.of("Strategy", "workers", "measured", "predicted", "interval", "off by", ""),
        one.compared().stream().map(PredictionReport::row).toList(),
        2,
        1);
  }

  private static List<String> row(Compared cell) {
    return List.of(
        cell.batch().strategy(),
        Integer.toString(cell.batch().workers()),
        Figures.time(cell.measured()),
        Figures.seconds(cell.predicted().estimate()),
        Figures.interval(cell.predicted(), Figures::seconds),
        percent(cell.deviation()),
        cell.isGiven() ? "given" : cell.isCovered() ? "covered" : "missed");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%+.1f%%", share * 100);
  }

  private static List<String> verdicts(Prediction one) {
    List<String> sentences = new ArrayList<>();
    int shown = one.shown().size();
    if (shown == 0) {
      sentences.add("No cell was measured that the model could be held to.");
    } else {
      String worst =
          one.worst()
              .map(cell ->
                  "; the worst is %s x%d, off by %s"
                      .formatted(
                          cell.batch().strategy(),
                          cell.batch().workers(),
                          percent(cell.deviation())))
              .orElse("");
      sentences.add(
          "%d of %d intervals cover what was measured%s.".formatted(one.covered(), shown, worst));
    }
    if (one.isMissed()) {
      sentences.add(
          "WARNING: the model misses what is known of this work: do not rely on what follows.");
    } else if (!one.missedStrategies().isEmpty()) {
      sentences.add(
          "WARNING: the model misses what is known of %s: do not rely on what follows of it."
              .formatted(String.join(", ", one.missedStrategies())));
    }
    one.costs()
        .forEach(cost ->
            sentences.add(
                "%s: %s, %s.%s"
                    .formatted(
                        cost.strategy(), costs(cost.costs()), cost.origin(), pays(cost, one))));
    return sentences;
  }

  /** From what task on, and what these are; only tasks that compute are grains. */
  private static String pays(Prediction.CostOf cost, Prediction one) {
    return cost.smallest()
        .filter(smallest -> one.work().computes())
        .map(smallest ->
            " It pays from %s %s a task%s (METG(50 %%)), and these take %s."
                .formatted(
                    Figures.seconds(smallest.seconds().estimate()),
                    interval(smallest.seconds()),
                    smallest.isAtMost() ? " or less" : "",
                    Figures.seconds(one.work().sequentialTaskSeconds())))
        .orElse("");
  }

  private static String costs(Costs costs) {
    List<String> words = new ArrayList<>();
    if (costs.task() > 0 || (costs.dispatch() == 0 && costs.start() == 0)) {
      words.add(Figures.seconds(costs.task()) + " a task");
    }
    if (costs.dispatch() > 0) {
      words.add(Figures.seconds(costs.dispatch()) + " of the dispatcher a task");
    }
    if (costs.start() > 0) {
      words.add(Figures.seconds(costs.start()) + " to start a worker");
    }
    return String.join(", ", words);
  }

  private static Table curve(Prediction one) {
    return new Table(
        String.format(
            Locale.ROOT,
            "Predicted: %s, %,d %s, %s",
            one.work().name(),
            one.question().tasks(),
            one.question().tasks() == 1 ? "task" : "tasks",
            where(one)),
        List.of("Strategy", "workers", "time", "interval", "speedup", "interval", "limit"),
        one.predicted().stream().map(PredictionReport::row).toList(),
        2,
        1);
  }

  private static String where(Prediction one) {
    Machines machines = one.question().machines();
    if (!one.work().computes()) {
      return "which wait and need no processor";
    }
    String processors =
        machines.processors() == 1 ? "1 processor" : machines.processors() + " processors";
    return machines.machines() == 1
        ? processors
        : String.format(Locale.ROOT, "%,d machines of %s", machines.machines(), processors);
  }

  private static List<String> row(Predicted point) {
    return List.of(
        point.strategy(),
        String.format(Locale.ROOT, "%,d", point.workers()),
        Figures.seconds(point.seconds().estimate()),
        interval(point.seconds()),
        Figures.factor(point.speedup().estimate()),
        Figures.interval(point.speedup(), Figures::factor),
        point.limit().words());
  }

  private static String interval(Interval seconds) {
    return Figures.interval(seconds, Figures::seconds);
  }

  private static List<String> fewest(Prediction one) {
    return one.fewest().stream()
        .map(few ->
            "%s: %s within %s of the best time above."
                .formatted(
                    few.strategy(),
                    few.workers() == 1
                        ? "1 worker is"
                        : String.format(Locale.ROOT, "%,d workers are", few.workers()),
                    Figures.percent(Prediction.CLOSE)))
        .toList();
  }
}
