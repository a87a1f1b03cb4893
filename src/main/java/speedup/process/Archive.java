package speedup.process;

import java.nio.file.Path;

/**
 * The JVM's options for archives of loaded classes. From JDK 25 on one run makes an AOT cache (JEP
 * 514); before, one run makes a dynamic CDS archive (JEP 350), which JDK 24 knows too.
 */
final class Archive {

  private static final int AOT_IN_ONE_STEP = 25;

  private Archive() {}

  /**
   * The options of a run that makes the archive when it ends. Without a profile of that run (JEP
   * 515), which a worker would compile what is in it for, before its own work: 2 of the 10 ms of
   * its first task.
   */
  static String[] toMake(Path archive) {
    return Runtime.version().feature() >= AOT_IN_ONE_STEP
        ? new String[] {
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-AOTRecordTraining",
          "-XX:AOTCacheOutput=" + archive
        }
        : new String[] {"-XX:ArchiveClassesAtExit=" + archive};
  }

  /** The option of a run that uses it. An archive that does not fit is ignored by the JVM. */
  static String toUse(Path archive) {
    return Runtime.version().feature() >= AOT_IN_ONE_STEP
        ? "-XX:AOTCache=" + archive
        : "-XX:SharedArchiveFile=" + archive;
  }
}
