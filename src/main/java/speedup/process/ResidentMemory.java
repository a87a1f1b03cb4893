package speedup.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory that the system keeps for a process, where it tells. */
final class ResidentMemory {

  private static final String LINE = "VmRSS:";

  private ResidentMemory() {}

  /** The bytes, or 0 if the system does not tell. Linux does, in 30 µs. */
  static long of(ProcessHandle process) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
        if (line.startsWith(LINE)) {
          String kilobytes = line.substring(LINE.length(), line.lastIndexOf(' ')).strip();
          return Long.parseLong(kilobytes) << 10;
        }
      }
    } catch (IOException | RuntimeException e) {
      // It has ended, or this is another system.
    }
    return 0;
  }
}
