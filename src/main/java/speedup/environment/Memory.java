package speedup.environment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The memory of the machine, in bytes.
 *
 * @param total all that the kernel manages
 * @param limit the control group's limit; absent if there is none
 * @param transparentHugePages the kernel's setting: {@code always}, {@code madvise} or {@code
 *     never}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Memory(
    @Nullable Long total, @Nullable Long limit, @Nullable String transparentHugePages) {

  static Memory read(SystemFiles files) {
    return new Memory(
        files.kibibytes("proc/meminfo", "MemTotal").orElse(null),
        new ControlGroup(files).memoryLimit().orElse(null),
        files
            .text("sys/kernel/mm/transparent_hugepage/enabled")
            .filter(modes -> modes.indexOf('[') >= 0 && modes.indexOf('[') < modes.indexOf(']'))
            .map(modes -> modes.substring(modes.indexOf('[') + 1, modes.indexOf(']')))
            .orElse(null));
  }
}
