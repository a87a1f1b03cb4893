package speedup.environment;

import org.jspecify.annotations.Nullable;

/**
 * How the memory is used at one moment, in bytes.
 *
 * @param available for new processes without swapping
 * @param swapUsed what has been swapped out
 */
record MemoryNow(@Nullable Long available, @Nullable Long swapUsed) {

  static MemoryNow read(SystemFiles files) {
    return new MemoryNow(
        files.kibibytes("proc/meminfo", "MemAvailable").orElse(null),
        files
            .kibibytes("proc/meminfo", "SwapTotal")
            .flatMap(total -> files.kibibytes("proc/meminfo", "SwapFree").map(free -> total - free))
            .orElse(null));
  }
}
