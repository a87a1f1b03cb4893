package speedup.batch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import speedup.run.Cell;
import speedup.run.Dimension;

/**
 * What cells are called beside each other: by what tells them apart. A benchmark of somebody else
 * is {@code MapBench.get (impl=hash, size=100)}; its package, its mode and its threads are named
 * where they are needed to tell it from another.
 */
public final class CellNames {

  private final Set<String> ofSeveralModes;
  private final Set<String> ofSeveralThreads;
  private final Set<String> ambiguous = new HashSet<>();

  private CellNames(Collection<Cell> cells) {
    ofSeveralModes = ofSeveral(cells, Cell::mode);
    ofSeveralThreads = ofSeveral(cells, Cell::threads);
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

  /** The benchmarks, and the classes of benchmarks, whose cells do not agree in a property. */
  private static Set<String> ofSeveral(Collection<Cell> cells, Function<Cell, Object> property) {
    Map<String, Object> first = new HashMap<>();
    Set<String> several = new HashSet<>();
    for (Cell cell : cells) {
      for (String of : List.of(cell.benchmark(), cell.type())) {
        Object known = first.putIfAbsent(of, property.apply(cell));
        if (known != null && !known.equals(property.apply(cell))) {
          several.add(of);
        }
      }
    }
    return several;
  }

  /** The name of a cell. */
  public String name(Cell cell) {
    Optional<BatchCell> batch = BatchCell.of(cell);
    if (batch.isPresent()) {
      return isAmbiguous(cell)
          ? cell.type() + "." + batch.get().toString()
          : batch.get().toString();
    }
    return (cell.isTwin() ? "twin of " : "") + without(cell, List.of());
  }

  /** The name of what cells have in common that differ in some dimensions. */
  public String without(Cell cell, Collection<Dimension> dimensions) {
    if (BatchCell.of(cell).isPresent() && dimensions.stream().allMatch(Dimension.VARIANT::equals)) {
      return name(cell.under(""));
    }
    String of = dimensions.contains(Dimension.METHOD) ? cell.type() : cell.benchmark();
    List<String> details = new ArrayList<>();
    if (ofSeveralModes.contains(of) && !dimensions.contains(Dimension.MODE)) {
      details.add(cell.mode());
    }
    if (ofSeveralThreads.contains(of) && !dimensions.contains(Dimension.THREADS)) {
      details.add(cell.threadsInWords());
    }
    cell.params()
        .forEach((name, value) -> {
          if (!dimensions.contains(Dimension.param(name))) {
            details.add(name + "=" + value);
          }
        });
    return (dimensions.contains(Dimension.METHOD) ? typeName(cell) : benchmark(cell))
        + (details.isEmpty() ? "" : " (" + String.join(", ", details) + ")")
        + (cell.variant().isEmpty() || dimensions.contains(Dimension.VARIANT)
            ? ""
            : " [" + cell.variant() + "]");
  }

  /** The benchmark's class and method, or its whole name where that is not enough. */
  public String benchmark(Cell cell) {
    return isAmbiguous(cell) ? cell.benchmark() : shortName(cell);
  }

  private String typeName(Cell cell) {
    return isAmbiguous(cell) ? cell.type() : last(cell.type());
  }

  private boolean isAmbiguous(Cell cell) {
    return ambiguous.contains(shortName(cell));
  }

  private static String shortName(Cell cell) {
    Optional<BatchCell> batch = BatchCell.of(cell);
    if (batch.isPresent()) {
      return batch.get().workload();
    }
    return cell.type().isEmpty() ? cell.method() : last(cell.type()) + "." + cell.method();
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
