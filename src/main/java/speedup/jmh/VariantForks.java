package speedup.jmh;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import speedup.run.Cell;
import speedup.run.Forks;
import speedup.run.JournalEntry;

/** Measures each cell under its variant. */
final class VariantForks implements Forks {

  private final Map<String, Forks> byVariant;

  VariantForks(Map<String, Forks> byVariant) {
    this.byVariant = Map.copyOf(byVariant);
  }

  @Override
  public JournalEntry measure(
      Cell cell,
      int round,
      int position,
      Optional<Integer> iterations,
      int warmUp,
      Duration limit) {
    Forks forks = byVariant.get(cell.variant());
    if (forks == null) {
      throw new IllegalStateException("no variant of the plan: " + cell.variant());
    }
    return forks.measure(cell, round, position, iterations, warmUp, limit);
  }

  @Override
  public void stop(String why) {
    byVariant.values().forEach(forks -> forks.stop(why));
  }

  @Override
  public void close() {
    byVariant.values().forEach(Forks::close);
  }
}
