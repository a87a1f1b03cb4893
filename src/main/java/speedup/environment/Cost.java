package speedup.environment;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a process and all its descendants have cost.
 *
 * @param cpuSeconds CPU time, of ended descendants as well
 * @param peakResidentBytes the most physical memory; see {@link CostMeter#now}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cost(@Nullable Double cpuSeconds, @Nullable Long peakResidentBytes) {

  /** Returns the CPU time used since an earlier look of the same meter, and the peak up to now. */
  public Cost since(Cost earlier) {
    Double now = cpuSeconds;
    Double then = earlier.cpuSeconds;
    // A descendant that went to another parent takes its time along.
    return new Cost(
        now == null || then == null ? null : Math.max(0, now - then), peakResidentBytes);
  }
}
