package speedup.process;

import java.nio.file.Path;

/**
 * The JVM's options for archives of loaded classes. From JDK 25 on one run makes an AOT cache (JEP
 * 514); before, one run makes a dynamic CDS archive (JEP 350), which JDK 24 knows too.
 */
final class Archive {

  private static final int AOT_IN_ONE_STEP = 25;

  private Archive() {}

  /** The option of a run that makes the archive when it ends. */
  static String toMake(Path archive) {
    return Runtime.version().feature() >= AOT_IN_ONE_STEP
        ? "-XX:AOTCacheOutput=" + archive
        : "-XX:ArchiveClassesAtExit=" + archive;
  }

  /** The option of a run that uses it. An archive that does not fit is ignored by the JVM. */
  static String toUse(Path archive) {
    return Runtime.version().feature() >= AOT_IN_ONE_STEP
        ? "-XX:AOTCache=" + archive
        : "-XX:SharedArchiveFile=" + archive;
  }
}
