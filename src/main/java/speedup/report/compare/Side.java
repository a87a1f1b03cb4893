package speedup.report.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import speedup.environment.Fingerprint;
import speedup.run.StoredRun;
import speedup.run.UsageException;

/**
 * One of the two results that are compared.
 *
 * @param name what it is called
 * @param description when and on what it was measured
 * @param samples what was measured, by a key that both sides have for the same cell
 * @param failed why cells were not measured, by the same key
 * @param fingerprint the machine and JDK as far as they are known
 * @param warnings what of it could not be read
 */
record Side(
    String name,
    String description,
    Map<String, Sample> samples,
    Map<String, Failed> failed,
    Fingerprint fingerprint,
    List<String> warnings) {

  /** A cell that gave no figures. */
  record Failed(String name, String reason) {}

  Side {
    samples = Collections.unmodifiableMap(new LinkedHashMap<>(samples));
    failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads the folder of a run, or a file that JMH wrote with {@code -rf json}.
   *
   * @throws UsageException if it is neither
   */
  static Side read(Path path) throws UsageException, IOException {
    if (Files.isRegularFile(path)) {
      return JmhFile.read(path);
    }
    if (!Files.exists(path)) {
      throw new UsageException(path + " does not exist: give a run's folder or a JMH JSON file");
    }
    return RunSide.of(StoredRun.read(path));
  }
}
