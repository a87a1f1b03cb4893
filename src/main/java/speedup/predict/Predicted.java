package speedup.predict;

import speedup.stats.Interval;

/**
 * What a strategy would take with some number of workers.
 *
 * @param seconds of the whole bag
 * @param speedup over the sequential strategy
 * @param limit what keeps it from being faster
 */
public record Predicted(
    String strategy, int workers, Interval seconds, Interval speedup, Limit limit) {}
