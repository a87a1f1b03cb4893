package speedup.process.cache;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM's options for archives of loaded classes. From JDK 25 on one run makes an AOT cache (JEP
 * 514); before, one run makes a dynamic CDS archive (JEP 350), which JDK 24 knows too.
 */
public final class Archive {

  private static final int AOT_IN_ONE_STEP = 25;

  /** The last update of JDK 25, and the next JDK, that load another processor's machine code. */
  private static final int LAST_UNCHECKED_UPDATE = 4;

  private static final int UNCHECKED_TOO = 26;

  private Archive() {}

  /**
   * The options of a run that makes the archive when it ends.
   *
   * @param withProfile whether with a profile of that run (JEP 515), where there is such a thing.
   *     What is in it a worker compiles at once. That helps who does the same work again; else it
   *     costs 2 of the 10 ms of the first task.
   */
  public static String[] toMake(Path archive, boolean withProfile) {
    if (!hasProfile()) {
      return new String[] {"-XX:ArchiveClassesAtExit=" + archive};
    }
    String output = "-XX:AOTCacheOutput=" + archive;
    return withProfile
        ? new String[] {output}
        : new String[] {
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-AOTRecordTraining",
          output
        };
  }

  /** Whether this JDK's archives can have a profile of the run that made them. */
  public static boolean hasProfile() {
    return Runtime.version().feature() >= AOT_IN_ONE_STEP;
  }

  /** The options of a run that uses it. An archive that does not fit is ignored by the JVM. */
  public static List<String> toUse(Path archive) {
    List<String> options = new ArrayList<>();
    // Mapped where it was made for, if that is free. Else all addresses in it are made others, in
    // memory of each worker's own: 15 ms of a processor for an archive of 17 MB.
    options.add("-XX:+UnlockDiagnosticVMOptions");
    options.add("-XX:ArchiveRelocationMode=0");
    if (!hasProfile()) {
      options.add("-XX:SharedArchiveFile=" + archive);
      return options;
    }
    options.add("-XX:AOTCache=" + archive);
    if (isUnchecked(Runtime.version()) && CpuFeatures.read().isEmpty()) {
      // Costs 2 of 32 ms, and only where the key of the cache cannot tell two processors apart.
      options.add("-XX:-AOTAdapterCaching");
    }
    return options;
  }

  /**
   * Whether that JDK loads an archive's machine code without asking which processor it is for: 25
   * up to 25.0.4, and 26. On another processor it dies of SIGILL (JDK-8388703).
   */
  public static boolean isUnchecked(Runtime.Version jdk) {
    return jdk.feature() == UNCHECKED_TOO
        || (jdk.feature() == AOT_IN_ONE_STEP
            && jdk.interim() == 0
            && jdk.update() <= LAST_UNCHECKED_UPDATE);
  }
}
