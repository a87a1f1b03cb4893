package speedup.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import speedup.environment.Variant;

/**
 * What is going to be measured.
 *
 * @param cells the cells to measure, in the order of the command line
 * @param skipped the combinations that make no sense, with the reason
 * @param rules when it has been measured enough
 * @param seed decides the order of the cells in each round
 * @param layout how the cells stand to each other; absent in old journals, for {@link
 *     Layout#STRATEGIES}
 * @param variants what the cells run under, by name; absent in old journals, for {@link
 *     Variant#OWN}
 */
public record Plan(
    List<Cell> cells,
    List<Skipped> skipped,
    Rules rules,
    long seed,
    Layout layout,
    List<Variant> variants) {

  /** Copies the lists. */
  @JsonCreator
  public Plan(
      List<Cell> cells,
      List<Skipped> skipped,
      Rules rules,
      long seed,
      @Nullable Layout layout,
      @Nullable List<Variant> variants) {
    this.cells = List.copyOf(cells);
    this.skipped = List.copyOf(skipped);
    this.rules = rules;
    this.seed = seed;
    this.layout = layout == null ? Layout.STRATEGIES : layout;
    this.variants = variants == null ? List.of(Variant.OWN) : List.copyOf(variants);
  }

  /** A plan of Speedup's own batches, whose strategies are compared. */
  public static Plan ofStrategies(List<Cell> cells, List<Skipped> skipped, Rules rules, long seed) {
    return new Plan(cells, skipped, rules, seed, null, null);
  }
}
