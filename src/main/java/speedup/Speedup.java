package speedup;

import speedup.workload.Workload;

/**
 * Measures workloads for a program.
 *
 * <pre>{@code
 * Results results = Speedup.measure(new CsvTotals(200_000))
 *     .strategies("sequential", "virtual").workers(1, 4).run();
 * results.fastest().strategy();
 * results.speedup("virtual", 4).low();
 * }</pre>
 *
 * @since 1.0
 */
public final class Speedup {

  private Speedup() {}

  /**
   * Begins to say what is measured.
   *
   * @param workload a public record whose components are parameters, or anything that is
   *     serializable, such as what {@link Workload#of} gives: the forks make it anew
   */
  public static Measuring measure(Workload<?> workload) {
    return new Measuring(workload);
  }
}
