package speedup.batch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import speedup.run.BaselineRule;
import speedup.run.Cell;
import speedup.run.Dimension;
import speedup.run.Layout;
import speedup.run.UsageException;

/** What cells are compared with: what the user says, or else what is evident. */
public final class Baselines {

  private static final Dimension STRATEGY = Dimension.param(BatchCell.STRATEGY);
  private static final Dimension WORKERS = Dimension.param(BatchCell.WORKERS);

  /** Of whole numbers 20 comes after 5. */
  private static final Comparator<String> NUMBERS_IN_ORDER =
      Comparator.<String>comparingInt(value -> value.matches("[0-9]+") ? value.length() : 0)
          .thenComparing(Comparator.naturalOrder());

  private Baselines() {}

  /** Whether a batch is what others of its workload are compared with. */
  public static boolean isSequential(BatchCell batch) {
    return Layout.STRATEGIES.isBaseline(batch.cell());
  }

  /**
   * How cells stand to each other.
   *
   * @param words what the user says the baseline is, as in {@code impl=hash,size=10}; absent for
   *     what is evident: the first of several variants, the sequential strategy, the first of
   *     several strategies where that one is not there
   * @param variants the names of the variants, in their order
   * @throws UsageException if the words name nothing, or leave open which of two cells is meant
   */
  public static Layout layout(@Nullable String words, List<Cell> cells, List<String> variants)
      throws UsageException {
    if (cells.isEmpty()) {
      return Layout.NONE;
    }
    if (words != null) {
      BaselineRule rule = parse(words, cells);
      checkPairs(rule, cells);
      return over(rule, cells);
    }
    if (variants.size() > 1) {
      return over(BaselineRule.of(Map.of(Dimension.VARIANT, variants.getFirst())), cells);
    }
    Set<String> strategies =
        cells.stream()
            .flatMap(cell -> BatchCell.of(cell).stream())
            .map(BatchCell::strategy)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (strategies.isEmpty()) {
      return Layout.NONE;
    }
    boolean hasSequential = cells.stream().anyMatch(Layout.STRATEGIES::isBaseline);
    return hasSequential || strategies.size() == 1
        ? Layout.STRATEGIES
        : over(BaselineRule.of(Map.of(STRATEGY, strategies.iterator().next())), cells);
  }

  /**
   * The sequential strategy as the baseline, as it is where the user says nothing.
   *
   * @throws UsageException if it is not there, or nothing else is
   */
  public static Layout sequential(List<Cell> cells) throws UsageException {
    checkPairs(parse("strategy=sequential", cells), cells);
    return Layout.STRATEGIES;
  }

  /**
   * One worker of the same strategy as the baseline.
   *
   * @throws UsageException if no strategy has it and others
   */
  public static Layout self(List<Cell> cells) throws UsageException {
    Layout self = Layout.STRATEGIES.over(Layout.STRATEGIES.baselines().getLast());
    if (self.baselinesOf(cells).entrySet().stream()
        .allMatch(pair -> pair.getKey().equals(pair.getValue()))) {
      throw new UsageException(
          "--baseline self: no strategy was measured with one worker and with more");
    }
    return self;
  }

  /** Whether the words name a baseline that other cells are compared with. */
  static boolean isUsable(String words, Collection<Cell> cells) {
    try {
      checkPairs(parse(words, cells), cells);
      return true;
    } catch (UsageException e) {
      return false;
    }
  }

  private static Layout over(BaselineRule rule, List<Cell> cells) {
    if (rule.equals(Layout.STRATEGIES.baselines().getFirst())) {
      return Layout.STRATEGIES;
    }
    return new Layout(
        List.copyOf(rule.values().keySet()), hasBatches(cells) ? WORKERS : null, List.of(rule));
  }

  private static boolean hasBatches(Collection<Cell> cells) {
    return cells.stream().anyMatch(cell -> BatchCell.of(cell).isPresent());
  }

  /** The sequential strategy has one worker, and others are compared with it all the same. */
  private static BaselineRule rule(Map<Dimension, String> values, Collection<Cell> cells) {
    BaselineRule sequential = Layout.STRATEGIES.baselines().getFirst();
    return hasBatches(cells) && values.entrySet().containsAll(sequential.values().entrySet())
        ? new BaselineRule(new TreeMap<>(values), sequential.free(), sequential.preferred())
        : BaselineRule.of(values);
  }

  /**
   * Reads what the user says the baseline is.
   *
   * @throws UsageException if no cell has it
   */
  public static BaselineRule parse(String words, Collection<Cell> cells) throws UsageException {
    Map<Dimension, String> values = new LinkedHashMap<>();
    for (String word : words.split(",(?=[A-Za-z_$][\\w.$]*=)", -1)) {
      String[] parts = word.split("=", 2);
      if (parts.length < 2 || parts[0].isBlank()) {
        throw new UsageException(
            "--baseline %s: must be sequential, self or NAME=VALUE, such as %s"
                .formatted(words.isBlank() ? "'" + words + "'" : words, example(cells)));
      }
      Dimension dimension = dimension(parts[0], words, cells);
      checkValue(dimension, parts[1], words, cells);
      values.put(dimension, parts[1]);
    }
    BaselineRule rule = rule(values, cells);
    if (cells.stream().noneMatch(rule::matches)) {
      throw new UsageException("--baseline " + words + ": no cell has all of it");
    }
    return rule;
  }

  /** A parameter of that name comes before what every cell has. */
  private static Dimension dimension(String name, String words, Collection<Cell> cells)
      throws UsageException {
    if (cells.stream().anyMatch(cell -> cell.param(name).isPresent())) {
      return Dimension.param(name);
    }
    return Dimension.reserved(name)
        .orElseThrow(() ->
            new UsageException(
                "--baseline %s: the cells have no %s; they have %s"
                    .formatted(words, name, String.join(", ", names(cells)))));
  }

  private static void checkValue(
      Dimension dimension, String value, String words, Collection<Cell> cells)
      throws UsageException {
    if (dimension.equals(Dimension.METHOD)) {
      try {
        Pattern.compile(value);
      } catch (PatternSyntaxException e) {
        throw new UsageException(
            "--baseline %s: '%s' is no regular expression: %s"
                .formatted(words, value, e.getDescription()));
      }
    }
    if (cells.stream().noneMatch(BaselineRule.of(Map.of(dimension, value))::matches)) {
      Set<String> there = new TreeSet<>(NUMBERS_IN_ORDER);
      if (dimension.equals(Dimension.VARIANT)
          && cells.stream().allMatch(cell -> cell.variant().isEmpty())) {
        throw new UsageException(
            "--baseline %s: there are no variants; --variant makes them".formatted(words));
      }
      cells.forEach(cell -> dimension.readable(cell).ifPresent(there::add));
      throw new UsageException(
          "--baseline %s: no cell has %s %s; there are %s"
              .formatted(words, dimension.readable(), value, String.join(", ", there)));
    }
  }

  private static Set<String> names(Collection<Cell> cells) {
    Set<String> names = new TreeSet<>(Set.of("method", "mode", "threads", "variant"));
    cells.forEach(cell -> names.addAll(cell.params().keySet()));
    return names;
  }

  private static String example(Collection<Cell> cells) {
    return cells.stream()
        .flatMap(cell -> cell.params().entrySet().stream())
        .findFirst()
        .map(param -> param.getKey() + "=" + param.getValue())
        .orElse("method=get");
  }

  /**
   * Operations a second are of all threads together, and the time of one is what one thread sees.
   */
  private static void checkModes(BaselineRule rule, Collection<Cell> cells, CellNames names)
      throws UsageException {
    for (Cell cell : cells) {
      if (cell.threads() > 1) {
        throw new UsageException(
            "--baseline %s: %s has %s; thrpt counts them together, other modes one by one: -t 1"
                .formatted(rule, names.name(cell), cell.threadsInWords()));
      }
    }
  }

  private static String wayOut(BaselineRule rule, List<Cell> own) {
    String method = rule.values().get(Dimension.METHOD);
    return method != null && own.stream().filter(one -> one.method().equals(method)).count() == 1
        ? "it is looked for in the whole name, and method=[.]%s$ is that method".formatted(method)
        : "name one more of what they differ in";
  }

  /** Every cell must have one baseline, or none; and if there are others, one of them has one. */
  private static void checkPairs(BaselineRule rule, Collection<Cell> cells) throws UsageException {
    List<Cell> fit = cells.stream().filter(rule::matches).toList();
    CellNames names = CellNames.of(cells);
    List<Cell> others = cells.stream().filter(cell -> !fit.contains(cell)).toList();
    if (others.isEmpty()) {
      throw new UsageException(
          "--baseline %s: is every cell, and none is left to compare with it".formatted(rule));
    }
    if (others.stream().allMatch(cell -> rule.baselinesOf(cell, fit).isEmpty())) {
      throw new UsageException(
          "--baseline %s: %s".formatted(rule, new LonelyBaseline(rule, cells).reason()));
    }
    if (rule.values().containsKey(Dimension.MODE)
        && cells.stream().anyMatch(cell -> cell.mode().equals("thrpt"))) {
      checkModes(rule, cells, names);
    }
    for (Cell cell : cells) {
      List<Cell> own = new ArrayList<>(rule.baselinesOf(cell, fit));
      if (own.size() > 1 && !own.contains(cell)) {
        throw new UsageException(
            "--baseline %s: is two cells for %s: %s and %s; %s"
                .formatted(
                    rule,
                    names.name(cell),
                    names.name(own.get(0)),
                    names.name(own.get(1)),
                    wayOut(rule, own)));
      }
    }
  }
}
