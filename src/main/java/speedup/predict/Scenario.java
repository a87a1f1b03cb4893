package speedup.predict;

/**
 * What executes a bag of tasks.
 *
 * @param workers how many tasks may be in progress at once
 * @param machines what the workers run on
 * @param costs what they take beside the work
 */
public record Scenario(int workers, Machines machines, Costs costs) {

  /** The most workers that can be simulated. */
  public static final int MOST_WORKERS = 1_000_000;

  /** Checks the number of workers. */
  public Scenario {
    if (workers < 1 || workers > MOST_WORKERS) {
      throw new IllegalArgumentException(
          "workers is from 1 to " + MOST_WORKERS + ", and this is " + workers);
    }
  }

  /** Workers with a processor each and without costs. */
  public static Scenario ideal(int workers) {
    return new Scenario(workers, Machines.one(Machines.ENOUGH), Costs.NONE);
  }

  /** The same with other costs. */
  public Scenario with(Costs other) {
    return new Scenario(workers, machines, other);
  }
}
