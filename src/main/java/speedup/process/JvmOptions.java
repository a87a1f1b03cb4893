package speedup.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the options of a JVM mean for those that it starts and that are to have them too. */
public final class JvmOptions {

  private static final Pattern COLLECTOR =
      Pattern.compile(
          "-XX:\\+Use(Serial|Parallel|ParallelOld|G1|Z|Shenandoah|Epsilon|ConcMarkSweep)GC");

  /** Two processes cannot listen at the same port. */
  private static final Pattern MANAGEMENT_PORT =
      Pattern.compile("-Dcom\\.sun\\.management\\.[\\w.]*port=(?!0$).*");

  private static final Pattern DEBUGGER =
      Pattern.compile("(?:-agentlib:jdwp=|-Xrunjdwp:)(?<arguments>.*)");

  private static final Pattern AGENT =
      Pattern.compile("-(?:agentlib|agentpath|javaagent):[^=]*=(?<arguments>.*)");

  /** Of all workers each would begin the same file anew; with %p each has its own. */
  private static final Pattern LOG_FILE =
      Pattern.compile("-Xlog:[^:]*:(?!(?:stdout|stderr)?(?::|$))(?!.*%p).*");

  /** What each JVM would write to the same file; with %p each has its own. */
  private static final Pattern ONE_FILE =
      Pattern.compile(
          "-XX:(?:AOTCacheOutput|ArchiveClassesAtExit|DumpLoadedClassList|LogFile)=(?!.*%p).*"
              + "|-XX:StartFlightRecording[:=](?!.*%p)(?:.*,)?filename=.*");

  /** The stack of a thread; the second is in KB. */
  private static final Pattern STACK =
      Pattern.compile(
          "-Xss(?<number>\\d+)(?<unit>[kKmMgG]?)|-XX:ThreadStackSize=(?<kilobytes>\\d+)");

  /** A port at the beginning, after a host, or by name. */
  private static final Pattern PORT =
      Pattern.compile("^[1-9]\\d{1,4}(?:[:,]|$)|:[1-9]\\d{1,4}(?:\\D|$)|(?i:port)=[1-9]");

  /** What all workers would write to the same file, or what makes no sense for a worker. */
  private static final Pattern OF_THE_PARENT_ALONE =
      Pattern.compile(
          "-XX:[+]?(?:HeapDump|StartFlightRecording|FlightRecorderOptions|LogFile=|LogCompilation"
              + "|AOT(?:Mode|Cache|CacheOutput|Configuration)=|SharedArchiveFile|SharedClassListFile"
              + "|ArchiveClassesAtExit|DumpLoadedClassList|RecordDynamicDumpInfo"
              + "|AutoCreateSharedArchive|DumpSharedSpaces|PrintFlagsFinal).*"
              + "|-XX:ErrorFile=(?!.*%p).*|-Xloggc:.*"
              + "|-(?:agentlib|agentpath|javaagent):[^=]*=(?:.*,)?file=(?!.*%p).*"
              + "|-Xshare:dump|--module-path=.*|-Djava\\.class\\.path=.*");

  private static final Pattern SIZE =
      Pattern.compile(
          "(?<name>-Xm[xsn]|-XX:(?:Max|Initial|Min|SoftMax)HeapSize=|-XX:(?:Max)?NewSize=)"
              + "(?<number>\\d+)(?<unit>[kKmMgGtT]?)");

  private static final Pattern SHARE =
      Pattern.compile("(?<name>-XX:(?:Max|Min|Initial)RAMPercentage=)(?<number>[\\d.]+)");

  private static final Pattern FRACTION =
      Pattern.compile("(?<name>-XX:(?:Max|Min|Initial)RAMFraction=)(?<number>\\d+)");

  /** A worker needs this much, whatever it is a part of. */
  private static final long SMALLEST_HEAP = 16L << 20;

  private static final double LEAST_PERCENT = 0.001;

  private JvmOptions() {}

  /** Whether one of them chooses a garbage collector: a JVM has one. */
  static boolean chooseCollector(List<String> options) {
    return options.stream().anyMatch(option -> COLLECTOR.matcher(option).matches());
  }

  /**
   * Whether the option takes something that only one process can have: a port to listen at, a
   * debugger to connect to, or a file to write.
   */
  static boolean canBeHadOnce(String option) {
    if (Stream.of(MANAGEMENT_PORT, LOG_FILE, ONE_FILE)
        .anyMatch(one -> one.matcher(option).matches())) {
      return true;
    }
    Matcher debugger = DEBUGGER.matcher(option);
    if (debugger.matches()) {
      String arguments = debugger.group("arguments");
      return !arguments.matches("(?:.*,)?server=y(?:,.*)?")
          || arguments.matches("(?:.*,)?address=(?:[^,]*:)?[1-9]\\d*(?:,.*)?");
    }
    Matcher agent = AGENT.matcher(option);
    return agent.matches() && PORT.matcher(agent.group("arguments")).find();
  }

  /**
   * What each worker has of its parent's options: all but ports, dumps and files, and its part of
   * the heap.
   *
   * @param options as {@code java.lang.management.RuntimeMXBean#getInputArguments} gives them
   * @param workers how many share the heap
   */
  public static List<String> forEachOf(int workers, List<String> options) {
    List<String> inherited = new ArrayList<>();
    for (String option : options) {
      if (!canBeHadOnce(option) && !OF_THE_PARENT_ALONE.matcher(option).matches()) {
        inherited.add(partOf(option, workers));
      }
    }
    return inherited;
  }

  /** The options without those that give threads less stack than this, in bytes. */
  static List<String> withStack(long least, List<String> options) {
    return options.stream().filter(option -> stack(option) >= least).toList();
  }

  private static long stack(String option) {
    Matcher stack = STACK.matcher(option);
    if (!stack.matches()) {
      return Long.MAX_VALUE;
    }
    return stack.group("number") == null
        ? bytes(stack.group("kilobytes"), "k")
        : bytes(stack.group("number"), stack.group("unit"));
  }

  private static String partOf(String option, int workers) {
    Matcher size = SIZE.matcher(option);
    if (size.matches()) {
      long bytes = bytes(size.group("number"), size.group("unit"));
      long part = Math.max(bytes / workers, Math.min(bytes, SMALLEST_HEAP));
      return size.group("name") + (part >> 10) + "k";
    }
    Matcher share = SHARE.matcher(option);
    if (share.matches()) {
      return share.group("name") + percent(Double.parseDouble(share.group("number")) / workers);
    }
    Matcher fraction = FRACTION.matcher(option);
    if (fraction.matches()) {
      return fraction.group("name") + Long.parseLong(fraction.group("number")) * workers;
    }
    return option;
  }

  /** Writes a percentage as the JVM reads it: not in powers of ten. */
  static String percent(double value) {
    return Double.toString(Math.max(LEAST_PERCENT, value));
  }

  private static long bytes(String number, String unit) {
    int shift =
        switch (unit.toLowerCase(Locale.ROOT)) {
          case "k" -> 10;
          case "m" -> 20;
          case "g" -> 30;
          case "t" -> 40;
          default -> 0;
        };
    return Long.parseLong(number) << shift;
  }
}
