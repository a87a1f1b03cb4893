package speedup.run;

/**
 * A cell that is not measured because the combination makes no sense.
 *
 * @param reason why, in plain words
 */
public record Skipped(Cell cell, String reason) {}
