package speedup.batch;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import speedup.run.BaselineRule;
import speedup.run.Cell;
import speedup.run.Dimension;

/** Why a rule has a baseline and no cell that is compared with it, and which rule would have. */
final class LonelyBaseline {

  private final BaselineRule rule;
  private final Collection<Cell> cells;

  LonelyBaseline(BaselineRule rule, Collection<Cell> cells) {
    this.rule = rule;
    this.cells = cells;
  }

  /** Two cells of the same work, the first of them a baseline, and in what they differ too much. */
  private record Pair(Cell baseline, Cell other, List<Dimension> differing) {}

  /** In half a sentence. */
  String reason() {
    List<Cell> fit = cells.stream().filter(cell -> !cell.isTwin()).filter(rule::matches).toList();
    @Nullable Pair nearest = null;
    for (Cell baseline : fit) {
      for (Cell other : cells) {
        if (!other.isTwin() && !rule.matches(other) && isSameWork(baseline, other)) {
          Pair pair = new Pair(baseline, other, differing(baseline, other));
          nearest =
              nearest == null || pair.differing().size() < nearest.differing().size()
                  ? pair
                  : nearest;
        }
      }
    }
    if (nearest == null) {
      Set<String> works =
          fit.stream()
              .map(LonelyBaseline::work)
              .collect(Collectors.toCollection(LinkedHashSet::new));
      return "is every cell of %s, and none is left to compare with it"
          .formatted(String.join(" and ", works));
    }
    CellNames names = CellNames.of(cells);
    return "no other cell is equal to it in all else: %s and %s differ in %s too%s"
        .formatted(
            names.name(nearest.baseline()),
            names.name(nearest.other()),
            nearest.differing().stream()
                .map(Dimension::readable)
                .collect(Collectors.joining(" and ")),
            naming(nearest).map(words -> ": --baseline " + words + " names both").orElse(""));
  }

  private boolean isSameWork(Cell cell, Cell other) {
    return rule.values().containsKey(Dimension.METHOD) || work(cell).equals(work(other));
  }

  private static String work(Cell cell) {
    return BatchCell.of(cell).map(BatchCell::workload).orElseGet(cell::method);
  }

  private List<Dimension> differing(Cell cell, Cell other) {
    Set<String> params = new TreeSet<>(cell.params().keySet());
    params.addAll(other.params().keySet());
    return Stream.concat(
            Stream.of(Dimension.METHOD, Dimension.MODE, Dimension.THREADS, Dimension.VARIANT),
            params.stream().map(Dimension::param))
        .filter(dimension -> !dimension.of(cell).equals(dimension.of(other)))
        .filter(dimension -> !rule.mayDiffer(dimension))
        .toList();
  }

  /** The rule with what it lacks; empty if it would not do either. */
  private Optional<String> naming(Pair pair) {
    TreeMap<Dimension, String> values = new TreeMap<>(rule.values());
    for (Dimension dimension : pair.differing()) {
      Optional<String> value = dimension.of(pair.baseline());
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.put(dimension, value.get());
    }
    BaselineRule more = BaselineRule.of(values);
    return Baselines.isUsable(more.toString(), cells)
        ? Optional.of(more.toString())
        : Optional.empty();
  }
}
