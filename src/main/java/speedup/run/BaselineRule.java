package speedup.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which cells others are compared with. A cell and its baseline are equal in everything but what
 * the rule names.
 *
 * @param values what the baseline has; the one of {@link Dimension#METHOD} is a regular expression
 *     that is looked for in the full name
 * @param free in what a baseline may differ besides
 * @param preferred in what a baseline is equal if there is one, and may differ otherwise
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BaselineRule(
    SortedMap<Dimension, String> values, List<Dimension> free, List<Dimension> preferred) {

  /** Copies the values. */
  public BaselineRule {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    // Absent in the journal where there are none.
    free = free == null ? List.of() : List.copyOf(free);
    preferred = preferred == null ? List.of() : List.copyOf(preferred);
  }

  /** A rule without exceptions. */
  public static BaselineRule of(Map<Dimension, String> values) {
    return new BaselineRule(new TreeMap<>(values), List.of(), List.of());
  }

  /** Whether a cell has the values of a baseline. */
  public boolean matches(Cell cell) {
    return values.entrySet().stream()
        .allMatch(value ->
            value.getKey().of(cell).filter(is(value.getKey(), value.getValue())).isPresent());
  }

  private static Predicate<String> is(Dimension dimension, String wanted) {
    return dimension.equals(Dimension.METHOD)
        ? Pattern.compile(wanted).asPredicate()
        : wanted::equals;
  }

  /**
   * The baselines of a cell, of cells that {@linkplain #matches match}: one, unless the rule leaves
   * open which.
   */
  public List<Cell> baselinesOf(Cell cell, Collection<Cell> matching) {
    List<Cell> candidates = matching.stream().filter(other -> isSameWork(cell, other)).toList();
    for (Dimension dimension : preferred) {
      candidates = preferring(candidates, other -> dimension.of(other).equals(dimension.of(cell)));
    }
    if (values.containsKey(Dimension.METHOD)) {
      // Many jars vary by method within a class, others by class with methods of one name.
      candidates = preferring(candidates, other -> other.type().equals(cell.type()));
      candidates = preferring(candidates, other -> other.method().equals(cell.method()));
    }
    return candidates;
  }

  private static List<Cell> preferring(List<Cell> candidates, Predicate<Cell> preferred) {
    List<Cell> best = candidates.stream().filter(preferred).toList();
    return best.isEmpty() ? candidates : best;
  }

  private boolean isSameWork(Cell cell, Cell other) {
    Set<String> names = new HashSet<>(cell.params().keySet());
    if (values.containsKey(Dimension.METHOD)) {
      // Another class may have other parameters.
      names.retainAll(other.params().keySet());
    } else {
      names.addAll(other.params().keySet());
    }
    return mayDiffer(Dimension.METHOD, cell, other)
        && mayDiffer(Dimension.MODE, cell, other)
        && mayDiffer(Dimension.THREADS, cell, other)
        && mayDiffer(Dimension.VARIANT, cell, other)
        && names.stream().allMatch(name -> mayDiffer(Dimension.param(name), cell, other));
  }

  private boolean mayDiffer(Dimension dimension, Cell cell, Cell other) {
    return mayDiffer(dimension) || dimension.of(cell).equals(dimension.of(other));
  }

  /** Whether a cell and its baseline may differ in it. */
  public boolean mayDiffer(Dimension dimension) {
    return values.containsKey(dimension)
        || free.contains(dimension)
        || preferred.contains(dimension);
  }

  /** The rule as it is written on the command line. */
  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(value -> value.getKey().readable() + "=" + value.getValue())
        .collect(Collectors.joining(","));
  }
}
