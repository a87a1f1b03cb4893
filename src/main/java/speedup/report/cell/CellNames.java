package speedup.report.cell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a reader calls the cells that stand side by side: as short as they can be told apart. A
 * benchmark is its class and method, and its whole name where two would be called the same; mode
 * and threads are named where they are not the same for all.
 *
 * <p>Names are as they are, with whatever characters a parameter's value has.
 */
public final class CellNames {

  private final Map<String, Set<String>> benchmarks = new HashMap<>();
  private final boolean modesVary;
  private final boolean threadsVary;

  /** Names cells. */
  public CellNames(Collection<CellKey> cells) {
    cells.forEach(cell ->
        benchmarks
            .computeIfAbsent(cell.shortBenchmark(), name -> new HashSet<>())
            .add(cell.benchmark()));
    modesVary = cells.stream().map(CellKey::mode).distinct().count() > 1;
    threadsVary = cells.stream().map(CellKey::threads).distinct().count() > 1;
  }

  /** What a cell is called, such as {@code Queue.offer (8 threads, size=10)}. */
  public String of(CellKey cell) {
    List<String> details = new ArrayList<>();
    if (cell.isBatch()) {
      details.add(cell.params().getOrDefault(CellKey.LIFECYCLE, ""));
    }
    if (modesVary) {
      details.add(cell.mode());
    }
    if (threadsVary) {
      details.add(cell.threadsInWords());
    }
    cell.params()
        .forEach((name, value) -> {
          if (!(cell.isBatch() && CellKey.OF_A_BATCH.contains(name))) {
            details.add(name + "=" + value);
          }
        });
    return benchmark(cell)
        + (details.isEmpty() ? "" : " (" + String.join(", ", details) + ")")
        + cell.variantInWords();
  }

  private String benchmark(CellKey cell) {
    boolean isAmbiguous = benchmarks.getOrDefault(cell.shortBenchmark(), Set.of()).size() > 1;
    String name = isAmbiguous ? cell.benchmark() : cell.shortBenchmark();
    if (!cell.isBatch()) {
      return cell.isTwin() ? "twin of " + name : name;
    }
    return name
        + (cell.isTwin() ? " twin of " : " ")
        + cell.params().getOrDefault(CellKey.STRATEGY, "")
        + " x"
        + cell.params().getOrDefault(CellKey.WORKERS, "");
  }
}
