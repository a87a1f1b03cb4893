package speedup.stats;

import java.util.Optional;

/**
 * What a comparison found for one cell.
 *
 * @param cell the cell
 * @param verdict the verdict
 * @param change the geometric mean of the changed run's forks over that of the base's: 1.10 is ten
 *     per cent more, whether that is better or worse
 * @param evidence what the verdict rests on; empty for {@link Verdict#TOO_FEW_FORKS}, and for
 *     {@link Verdict#UNDECIDED} where the numbers of forks are too unequal
 */
public record Finding(
    ComparedCell cell, Verdict verdict, double change, Optional<Evidence> evidence) {

  /** Creates a finding. */
  public Finding {
    boolean needsEvidence = verdict != Verdict.TOO_FEW_FORKS && verdict != Verdict.UNDECIDED;
    if (evidence.isPresent() ? verdict == Verdict.TOO_FEW_FORKS : needsEvidence) {
      throw new IllegalArgumentException(verdict + " with evidence " + evidence);
    }
  }

  /**
   * What a verdict rests on.
   *
   * @param change the change with its interval, at the level that Holm's procedure gives this cell
   * @param pValue Welch's p value on the logarithms, adjusted by Holm's procedure over the table
   * @param ranks the Mann-Whitney test, exact without ties, not adjusted
   * @param cliffsDelta how far the changed run's forks lie above the base's, −1 to 1
   * @param noiseFloor the relative change that the noisier run shows against itself
   */
  public record Evidence(
      Interval change, double pValue, MannWhitney ranks, double cliffsDelta, double noiseFloor) {}
}
