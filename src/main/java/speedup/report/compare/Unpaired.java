package speedup.report.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import speedup.batch.CellNames;
import speedup.run.Cell;

/**
 * The cells of two results that cannot be compared, each in words with its name first.
 *
 * @param broken those that the base has and that fail now
 * @param gone those that the base has and the other result says nothing of
 * @param added those that only the other result has
 * @param unclear those that both have, in a way that gives no verdict
 */
record Unpaired(List<String> broken, List<String> gone, List<String> added, List<String> unclear) {

  private static final int AT_MOST_SAID_IN_ONE_LINE = 3;

  Unpaired {
    broken = List.copyOf(broken);
    gone = List.copyOf(gone);
    added = List.copyOf(added);
    unclear = List.copyOf(unclear);
  }

  static Unpaired of(Side base, Side changed, CellNames names) {
    Set<Cell> before = measured(base);
    Set<Cell> after = measured(changed);
    List<String> broken = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    List<String> unclear = new ArrayList<>();
    for (Cell key : before) {
      String reason = changed.failed().get(key);
      if (reason != null) {
        broken.add(names.name(key) + ": " + reason);
      } else if (after.contains(key)) {
        why(key, base, changed).map(why -> names.name(key) + ": " + why).forEach(unclear::add);
      } else {
        gone.add(names.name(key) + likeIt(key, before, after));
      }
    }
    List<String> added = new ArrayList<>();
    for (Cell key : after) {
      if (!before.contains(key)) {
        String reason = base.failed().get(key);
        added.add(names.name(key) + (reason == null ? "" : " (failed in BASE: " + reason + ")"));
      }
    }
    return new Unpaired(broken, gone, added, unclear);
  }

  private static Set<Cell> measured(Side side) {
    Set<Cell> measured = new LinkedHashSet<>(side.cells());
    measured.removeAll(side.failed().keySet());
    return measured;
  }

  /** Why a cell that both have gives no verdict; nothing if it does. */
  private static Stream<String> why(Cell key, Side base, Side changed) {
    String before = base.unclear().get(key);
    String after = changed.unclear().get(key);
    if (before != null) {
      return Stream.of((before.equals(after) ? "in both " : "in BASE ") + before);
    }
    if (after != null) {
      return Stream.of("in NEW " + after);
    }
    Sample one = base.samples().get(key);
    Sample other = changed.samples().get(key);
    if (one == null || other == null) {
      return Stream.empty();
    }
    return other.unit().factorTo(one.unit()).isPresent()
        ? one.settings().otherCell(other.settings()).stream()
        : Stream.of(
            one.unit().text() + " in BASE, " + other.unit().text() + " in NEW: not the same unit");
  }

  /** The same benchmark that was measured otherwise is not the same cell, but worth saying. */
  private static String likeIt(Cell gone, Set<Cell> before, Set<Cell> after) {
    List<Cell> like =
        after.stream()
            .filter(key -> !before.contains(key))
            .filter(key ->
                key.benchmark().equals(gone.benchmark())
                    && key.params().equals(gone.params())
                    && key.variant().equals(gone.variant())
                    && key.isTwin() == gone.isTwin())
            .toList();
    Set<String> modes =
        like.stream().map(Cell::mode).collect(Collectors.toCollection(TreeSet::new));
    Set<Integer> threads =
        like.stream().map(Cell::threads).collect(Collectors.toCollection(TreeSet::new));
    List<String> others = new ArrayList<>();
    if (!modes.isEmpty() && !modes.contains(gone.mode())) {
      others.add("mode " + gone.mode() + " against " + String.join(", ", modes));
    }
    if (!threads.isEmpty() && !threads.contains(gone.threads())) {
      others.add(
          "threads "
              + gone.threads()
              + " against "
              + threads.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
    return others.isEmpty() ? "" : ": " + String.join(", ", others) + ": not the same cell";
  }

  /** The first of them behind a colon, for a message; empty if there are none. */
  String inOneLine() {
    List<String> all = new ArrayList<>(unclear);
    broken.forEach(cell -> all.add("failed in NEW: " + cell));
    gone.stream().filter(cell -> cell.endsWith("not the same cell")).forEach(all::add);
    if (all.isEmpty()) {
      return "";
    }
    int more = all.size() - AT_MOST_SAID_IN_ONE_LINE;
    return ": "
        + all.stream().limit(AT_MOST_SAID_IN_ONE_LINE).collect(Collectors.joining("; "))
        + (more > 0 ? "; and " + more + " more" : "");
  }
}
