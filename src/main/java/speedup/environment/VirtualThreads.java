package speedup.environment;

import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;

/**
 * What the scheduler of this JVM's virtual threads is doing. JDK 24 is the first whose scheduler
 * says it.
 */
public final class VirtualThreads {

  /** Asked for by its name, as the code is to run on JDK 21 too. */
  private static final String BEAN = "jdk.management.VirtualThreadSchedulerMXBean";

  private final PlatformManagedObject bean;
  private final Method poolSize;
  private final Method mounted;
  private final Method queued;

  private VirtualThreads(Class<? extends PlatformManagedObject> type)
      throws ReflectiveOperationException {
    bean = ManagementFactory.getPlatformMXBean(type);
    poolSize = type.getMethod("getPoolSize");
    mounted = type.getMethod("getMountedVirtualThreadCount");
    queued = type.getMethod("getQueuedVirtualThreadCount");
  }

  /** Those of this JVM; empty if it does not say what they do. */
  public static Optional<VirtualThreads> ofThisJvm() {
    try {
      return Optional.of(
          new VirtualThreads(Class.forName(BEAN).asSubclass(PlatformManagedObject.class)));
    } catch (ReflectiveOperationException e) {
      return Optional.empty();
    }
  }

  /**
   * What was seen.
   *
   * @param carriers the most platform threads that carried virtual ones
   * @param mounted how many virtual threads were running, on average
   * @param queued how many were ready to run and had no carrier, on average
   */
  public record Seen(int carriers, double mounted, double queued) {}

  /** Looks from time to time until it is asked what was seen. */
  public final class Looks {

    private final Watch watch;
    private int carriers;
    private double allMounted;
    private double allQueued;
    private long count;

    private Looks(Duration interval) {
      watch = new Watch("virtual-threads-watch", this::look, interval);
    }

    private synchronized void look() {
      carriers = Math.max(carriers, number(poolSize));
      allMounted += number(mounted);
      allQueued += number(queued);
      count++;
    }

    /** Counts the looks so far. */
    long count() {
      return watch.looks();
    }

    /** Ends the looking; empty if there was no time for a look. */
    public Optional<Seen> end() {
      watch.close();
      return seen();
    }

    private synchronized Optional<Seen> seen() {
      return count == 0
          ? Optional.empty()
          : Optional.of(new Seen(carriers, allMounted / count, allQueued / count));
    }
  }

  /** Begins to look, in a thread of its own. */
  public Looks look(Duration interval) {
    return new Looks(interval);
  }

  /** Negative where a scheduler does not say: then there is none. */
  private int number(Method method) {
    try {
      return Math.max(0, ((Number) method.invoke(bean)).intValue());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(BEAN + " does not answer", e);
    }
  }
}
