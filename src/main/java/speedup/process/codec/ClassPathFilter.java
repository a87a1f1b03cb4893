package speedup.process.codec;

import java.io.ObjectInputFilter;
import org.jspecify.annotations.Nullable;

/**
 * Admits the classes that one class loader and its parents have defined, and graphs within the
 * limits. A filter of the whole JVM ({@code jdk.serialFilter}) can refuse more, never less.
 */
final class ClassPathFilter implements ObjectInputFilter {

  private final Limits limits;
  private final ClassLoader classPath;
  private @Nullable String refusal;

  ClassPathFilter(Limits limits, ClassLoader classPath) {
    this.limits = limits;
    this.classPath = classPath;
  }

  /** Why something was refused, or null if nothing was. */
  @Nullable String refusal() {
    return refusal;
  }

  @Override
  public Status checkInput(FilterInfo info) {
    if (info.depth() > limits.depth()) {
      return refuse("it refers deeper than the limit of " + limits.depth());
    }
    if (info.streamBytes() > limits.bytes()) {
      return refuse("it is larger than the limit of " + limits.bytes() + " bytes");
    }
    Class<?> type = info.serialClass();
    if (type != null) {
      if (info.arrayLength() > limits.bytes() / elementBytes(type)) {
        return refuse(
            "an array of "
                + info.arrayLength()
                + " elements is larger than the limit of "
                + limits.bytes()
                + " bytes");
      }
      if (!offered(type)) {
        return refuse(type.getName() + " is not of the class path");
      }
    }
    ObjectInputFilter everywhere = ObjectInputFilter.Config.getSerialFilter();
    if (everywhere != null && everywhere.checkInput(info) == Status.REJECTED) {
      return refuse("the filter jdk.serialFilter rejects " + type);
    }
    return Status.ALLOWED;
  }

  private Status refuse(String reason) {
    refusal = reason;
    return Status.REJECTED;
  }

  private boolean offered(Class<?> type) {
    ClassLoader definedBy = type.getClassLoader();
    if (definedBy == null) {
      return true;
    }
    for (ClassLoader loader = classPath; loader != null; loader = loader.getParent()) {
      if (loader.equals(definedBy)) {
        return true;
      }
    }
    return false;
  }

  private static int elementBytes(Class<?> array) {
    Class<?> element = array.componentType();
    if (element == long.class || element == double.class) {
      return 8;
    } else if (element == byte.class || element == boolean.class || element == null) {
      return 1;
    } else if (element == short.class || element == char.class) {
      return 2;
    }
    return 4;
  }
}
