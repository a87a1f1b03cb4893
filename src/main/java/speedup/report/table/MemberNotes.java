package speedup.report.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import speedup.report.summary.RunSummary;
import speedup.run.Cell;
import speedup.run.JournalEntry;

/** What the members of clusters did, and what they are: a sentence each. */
final class MemberNotes {

  private MemberNotes() {}

  static List<String> of(RunSummary summary) {
    Map<Cell, Map<String, Long>> tasks = new LinkedHashMap<>();
    Map<String, Set<String>> machines = new TreeMap<>();
    boolean haveCosts = false;
    for (JournalEntry.Fork fork : summary.run().countingForks()) {
      for (JournalEntry.Member member : fork.members()) {
        tasks
            .computeIfAbsent(fork.cell(), any -> new TreeMap<>())
            .merge(member.name(), member.tasks(), Long::sum);
        machines.computeIfAbsent(machine(member), any -> new TreeSet<>()).add(member.name());
        haveCosts |= member.cpuSeconds() != null;
      }
    }
    List<String> notes = new ArrayList<>();
    tasks.forEach((cell, each) ->
        notes.add(
            "tasks by member: %s: %s"
                .formatted(
                    summary.name(cell),
                    each.entrySet().stream()
                        .map(one ->
                            String.format(Locale.ROOT, "%s did %,d", one.getKey(), one.getValue()))
                        .collect(Collectors.joining(", ")))));
    machines.forEach(
        (machine, names) -> notes.add("members: " + String.join(", ", names) + ": " + machine));
    if (haveCosts) {
      notes.add("members: what they cost, by their own word, is in CPU and memory of their cells");
    }
    return notes;
  }

  private static String machine(JournalEntry.Member member) {
    return "%s, %d %s, JDK %s"
        .formatted(
            member.host(),
            member.processors(),
            member.processors() == 1 ? "processor" : "processors",
            member.jdk());
  }
}
