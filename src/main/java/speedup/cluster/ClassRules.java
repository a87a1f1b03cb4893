package speedup.cluster;

import java.io.ObjectInputFilter;
import java.util.regex.Pattern;

/**
 * Which classes a member reads from the network: those of Speedup, of the workload that a client
 * has handed over, and of the JDK those that values are made of. The filter of the whole JVM, so
 * that it also holds for what Hazelcast reads.
 */
final class ClassRules implements ObjectInputFilter {

  private static final Pattern OF_THE_JDK =
      Pattern.compile(
          "java\\.(?:lang|lang\\.invoke|math|util|util\\.concurrent|util\\.concurrent\\.atomic"
              + "|util\\.concurrent\\.locks|util\\.regex|time|time\\.chrono|time\\.zone|io|net"
              + "|nio\\.file)\\.[^.]+");

  /** What can do harm while, or soon after, it is read. */
  private static final Pattern HARMFUL =
      Pattern.compile("java\\.(?:net\\.URL(?:ClassLoader|StreamHandler)?|lang\\.Process.*)");

  private final boolean takesAnyClass;

  ClassRules(boolean takesAnyClass) {
    this.takesAnyClass = takesAnyClass;
  }

  @Override
  public Status checkInput(FilterInfo info) {
    Class<?> type = info.serialClass();
    return type == null || isAdmitted(type) ? Status.UNDECIDED : Status.REJECTED;
  }

  private boolean isAdmitted(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    if (takesAnyClass || element.isPrimitive()) {
      return true;
    }
    ClassLoader loader = element.getClassLoader();
    if (loader instanceof CodeStore.Loader) {
      return true;
    }
    String name = element.getName();
    return ClassRules.class.getClassLoader().equals(loader)
        ? name.startsWith("speedup.")
        : OF_THE_JDK.matcher(name).matches() && !HARMFUL.matcher(name).matches();
  }
}
