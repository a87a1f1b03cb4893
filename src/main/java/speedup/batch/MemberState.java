package speedup.batch;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import speedup.environment.Noise;

/**
 * How a member of a cluster is, by its own word.
 *
 * @param machine tells its machine from others, whatever their names
 * @param cpuSeconds the CPU time that it has used so far; null if its system does not say
 * @param peakResidentBytes the most physical memory it has had so far; null likewise
 * @param noise what else went on on its machine since it was first asked with the same token
 */
public record MemberState(
    String machine, @Nullable Double cpuSeconds, @Nullable Long peakResidentBytes, Noise noise)
    implements Serializable {}
