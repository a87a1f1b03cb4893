package speedup.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How cells stand to each other: what they are compared by, which of them the others are compared
 * with, and what counts their workers.
 *
 * @param compared in what the cells of a comparison differ: what stands side by side in a table
 * @param workers the dimension that says how many tasks are in progress at once, if one does
 * @param baselines which cells others are compared with; of several rules the first that finds one
 *     for a cell holds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Layout(
    List<Dimension> compared, @Nullable Dimension workers, List<BaselineRule> baselines) {

  /** Nothing is compared with anything. */
  public static final Layout NONE = new Layout(List.of(), null, List.of());

  /** What all journals have meant that do not say it: strategies, over the sequential one. */
  public static final Layout STRATEGIES =
      new Layout(
          List.of(Dimension.param("strategy")),
          Dimension.param("workers"),
          List.of(
              new BaselineRule(
                  new TreeMap<>(Map.of(Dimension.param("strategy"), "sequential")),
                  List.of(Dimension.param("workers")),
                  List.of(Dimension.param("lifecycle"))),
              new BaselineRule(
                  new TreeMap<>(Map.of(Dimension.param("workers"), "1")), List.of(), List.of())));

  /** Copies the lists. */
  public Layout {
    compared = List.copyOf(compared);
    baselines = List.copyOf(baselines);
  }

  /** The same cells with other baselines. */
  public Layout over(BaselineRule... rules) {
    return new Layout(compared, workers, List.of(rules));
  }

  /** Whether this is a cell that others are compared with in the first place. */
  public boolean isBaseline(Cell cell) {
    return !cell.isTwin() && !baselines.isEmpty() && baselines.getFirst().matches(cell);
  }

  /** How many workers a cell has; empty where nothing says so. */
  public Optional<Integer> workersOf(Cell cell) {
    return Optional.ofNullable(workers)
        .flatMap(dimension -> dimension.of(cell))
        .filter(count -> count.matches("[1-9][0-9]{0,8}"))
        .map(Integer::valueOf);
  }

  /** The cell that a cell's factor is over; empty if none of them is fit. */
  public Optional<Cell> baselineOf(Cell cell, Collection<Cell> cells) {
    return Optional.ofNullable(baselinesOf(List.of(cell), cells).get(cell));
  }

  /** The cells that the factors of cells are over, without those that have none. */
  @JsonIgnore
  public Map<Cell, Cell> baselinesOf(Collection<Cell> cells) {
    return baselinesOf(cells, cells);
  }

  private Map<Cell, Cell> baselinesOf(Collection<Cell> cells, Collection<Cell> among) {
    Map<Cell, Cell> found = new LinkedHashMap<>();
    for (BaselineRule rule : baselines) {
      List<Cell> fit = among.stream().filter(cell -> !cell.isTwin() && rule.matches(cell)).toList();
      for (Cell cell : cells) {
        if (!found.containsKey(cell)) {
          List<Cell> own = rule.baselinesOf(cell, fit);
          if (!own.isEmpty()) {
            found.put(cell, own.getFirst());
          }
        }
      }
    }
    return found;
  }
}
