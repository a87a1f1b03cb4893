package speedup.batch;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import speedup.run.Cell;
import speedup.run.Dimension;

/**
 * What cells are called beside each other: by what tells them apart. A benchmark of somebody else
 * is {@code MapBench.get (impl=hash, size=100)}; its package, its mode and its threads are named
 * where they are needed to tell it from another.
 */
public final class CellNames {

  private final boolean namesMode;
  private final boolean namesThreads;
  private final Set<String> ambiguous = new HashSet<>();

  private CellNames(Collection<Cell> cells) {
    namesMode = varies(cells, Cell::mode);
    namesThreads = varies(cells, Cell::threads);
    Map<String, String> seen = new HashMap<>();
    for (Cell cell : cells) {
      String known = seen.putIfAbsent(shortName(cell), cell.benchmark());
      if (known != null && !known.equals(cell.benchmark())) {
        ambiguous.add(shortName(cell));
      }
    }
  }

  /** The names of cells that a reader sees together. */
  public static CellNames of(Collection<Cell> cells) {
    return new CellNames(cells);
  }

  private static boolean varies(Collection<Cell> cells, Function<Cell, Object> property) {
    return cells.stream()
            .filter(cell -> BatchCell.of(cell).isEmpty())
            .map(property)
            .distinct()
            .limit(2)
            .count()
        > 1;
  }

  /** The name of a cell. */
  public String name(Cell cell) {
    return BatchCell.of(cell)
        .map(BatchCell::toString)
        .orElseGet(() ->
            without(cell, List.of())
                + (cell.variant().isEmpty() ? "" : " [" + cell.variant() + "]")
                + (cell.isTwin() ? " (twin)" : ""));
  }

  /** The name of what cells have in common that differ in some dimensions. */
  public String without(Cell cell, Collection<Dimension> dimensions) {
    if (BatchCell.of(cell).isPresent() && dimensions.stream().allMatch(Dimension.VARIANT::equals)) {
      return BatchCell.of(cell.under("")).orElseThrow().toString();
    }
    String values =
        Stream.concat(
                cell.params().entrySet().stream()
                    .filter(param -> !dimensions.contains(Dimension.param(param.getKey())))
                    .map(param -> param.getKey() + "=" + param.getValue()),
                namesThreads && !dimensions.contains(Dimension.THREADS)
                    ? Stream.of("threads=" + cell.threads())
                    : Stream.empty())
            .collect(Collectors.joining(", "));
    return (dimensions.contains(Dimension.METHOD) ? typeName(cell) : benchmark(cell))
        + (values.isEmpty() ? "" : " (" + values + ")")
        + (namesMode && !dimensions.contains(Dimension.MODE) ? " " + cell.mode() : "");
  }

  /** The benchmark's class and method, or its whole name where that is not enough. */
  public String benchmark(Cell cell) {
    return ambiguous.contains(shortName(cell)) ? cell.benchmark() : shortName(cell);
  }

  private String typeName(Cell cell) {
    return ambiguous.contains(shortName(cell)) ? cell.type() : last(cell.type());
  }

  private static String shortName(Cell cell) {
    return cell.type().isEmpty() ? cell.method() : last(cell.type()) + "." + cell.method();
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
