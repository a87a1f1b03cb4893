package speedup.process.codec;

import java.io.ObjectInputFilter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What may be read: objects within limits, of classes that one class loader offers. A filter of the
 * whole JVM ({@code jdk.serialFilter}) can refuse more, never less.
 */
public final class Admission {

  private static final Map<String, Class<?>> PRIMITIVES =
      Map.of(
          "boolean", boolean.class,
          "byte", byte.class,
          "char", char.class,
          "short", short.class,
          "int", int.class,
          "long", long.class,
          "float", float.class,
          "double", double.class,
          "void", void.class);

  private final Limits limits;
  private final ClassLoader classes;
  private final boolean asksAlways;
  private final Map<String, Class<?>> found = new ConcurrentHashMap<>(PRIMITIVES);

  private Admission(Limits limits, ClassLoader classes, boolean asksAlways) {
    this.limits = limits;
    this.classes = classes;
    this.asksAlways = asksAlways;
  }

  /** Admits what the class loader and its parents offer, and the filter of this JVM accepts. */
  public static Admission of(Limits limits, ClassLoader classes) {
    return new Admission(limits, classes, true);
  }

  /**
   * The same for a JVM that starts: looks for a filter only if the system property {@code
   * jdk.serialFilter} or {@code jdk.serialFilterFactory} names one. To ask the JDK for one takes it
   * through its security properties, which are milliseconds.
   */
  public static Admission ofNewJvm(Limits limits, ClassLoader classes) {
    boolean named =
        System.getProperty("jdk.serialFilter") != null
            || System.getProperty("jdk.serialFilterFactory") != null;
    return new Admission(limits, classes, named);
  }

  /** The limits. */
  public Limits limits() {
    return limits;
  }

  ClassLoader classes() {
    return classes;
  }

  /** What the whole JVM filters with, or null. */
  @Nullable ObjectInputFilter filterOfTheJvm() {
    if (!asksAlways) {
      return null;
    }
    return ObjectInputFilter.Config.getSerialFilterFactory()
        .apply(null, ObjectInputFilter.Config.getSerialFilter());
  }

  /** Finds a class that is offered; does not initialize it. */
  Class<?> find(String name) throws ClassNotFoundException {
    Class<?> known = found.get(name);
    if (known == null) {
      known = Class.forName(name, false, classes);
      found.put(name, known);
    }
    return known;
  }
}
