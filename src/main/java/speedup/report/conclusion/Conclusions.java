package speedup.report.conclusion;

import java.util.ArrayList;
import java.util.List;
import speedup.report.summary.RunLabels;
import speedup.report.summary.RunSummary;
import speedup.report.text.Section;

/** What the figures of runs amount to, in sentences. */
public final class Conclusions {

  private Conclusions() {}

  /** What can be said of one run; a section without a sentence is left out. */
  public static List<Section> of(RunSummary run) {
    return of(List.of(run));
  }

  /**
   * What can be said of several runs: of each by itself, and of the size of work from which a
   * strategy pays, by the scales of all runs that were measured alike.
   */
  public static List<Section> of(List<RunSummary> runs) {
    List<String> labels = RunLabels.of(runs.stream().map(RunSummary::run).toList());
    List<String> recommendations = new ArrayList<>();
    List<String> verdicts = new ArrayList<>();
    List<String> scalability = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      String prefix = runs.size() == 1 ? "" : labels.get(i) + ": ";
      if (runs.get(i).comparesStrategies()) {
        RecommendationNotes.of(runs.get(i)).forEach(line -> recommendations.add(prefix + line));
        ScalabilityNotes.of(runs.get(i)).forEach(line -> scalability.add(prefix + line));
      } else {
        verdicts(runs.get(i)).forEach(line -> verdicts.add(prefix + line));
      }
    }
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("Recommendation for this machine", recommendations));
    sections.add(new Section("What is faster or slower than its baseline", verdicts));
    sections.add(new Section("How far it scales", scalability));
    sections.add(new Section("From what size on it pays", BreakEvenNotes.of(runs)));
    sections.add(new Section("What a task costs", GrainNotes.of(runs)));
    sections.add(new Section("What a waiting task costs", CrowdNotes.of(runs)));
    sections.removeIf(section -> section.sentences().isEmpty());
    return List.copyOf(sections);
  }

  private static List<String> verdicts(RunSummary run) {
    PairedVerdicts verdicts = PairedVerdicts.of(run);
    return verdicts.judged().isEmpty() && verdicts.broken().isEmpty()
        ? List.of()
        : verdicts.sentences();
  }
}
