package speedup.process.cache;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The features of this machine's processor, as Linux tells them. An archive holds machine code of
 * the processor that made it, and a home folder may be that of many machines.
 */
final class CpuFeatures {

  private CpuFeatures() {}

  /** The features, or nothing where they cannot be read. */
  static Optional<String> read() {
    return read(Path.of("/proc/cpuinfo"));
  }

  static Optional<String> read(Path cpuinfo) {
    try (BufferedReader lines = Files.newBufferedReader(cpuinfo, StandardCharsets.ISO_8859_1)) {
      // Of the first processor only: the file has an entry for each, and is made while it is read.
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("flags") || line.startsWith("Features")) {
          return Optional.of(line.substring(line.indexOf(':') + 1).strip());
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
