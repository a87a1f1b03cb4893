package speedup.work;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types that a workload's parameter can have, and how their values are read. */
final class ParameterType {

  static final String ALL = "int, long, double, boolean, String, Path or an enum";

  private ParameterType() {}

  static boolean isReadable(Class<?> type) {
    return type.isEnum()
        || Arrays.<Class<?>>asList(
                int.class, long.class, double.class, boolean.class, String.class, Path.class)
            .contains(type);
  }

  /**
   * Reads a value.
   *
   * @throws WorkException saying what would be right
   */
  static Object read(String name, Class<?> type, String word) throws WorkException {
    Object value = null;
    try {
      value = value(type, word);
    } catch (IllegalArgumentException e) {
      // Also of a number that is none.
    }
    if (value == null) {
      throw new WorkException("-p %s=%s: must be %s".formatted(name, word, allowed(type)));
    }
    return value;
  }

  private static @Nullable Object value(Class<?> type, String word) {
    if (type == int.class) {
      return Integer.valueOf(word);
    } else if (type == long.class) {
      return Long.valueOf(word);
    } else if (type == double.class) {
      return Double.valueOf(word);
    } else if (type == boolean.class) {
      return word.equals("true") ? Boolean.TRUE : word.equals("false") ? Boolean.FALSE : null;
    } else if (type == String.class) {
      return word;
    } else if (type == Path.class) {
      return Path.of(word);
    }
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(word)) {
        return constant;
      }
    }
    return null;
  }

  private static String allowed(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> ((Enum<?>) constant).name())
          .collect(Collectors.joining(", "));
    }
    if (type == int.class || type == long.class) {
      return "a whole number that fits " + type.getName();
    }
    return type == double.class
        ? "a number"
        : type == boolean.class ? "true or false" : "a " + type.getSimpleName();
  }

  /** Writes a value so that it can be read. */
  static String write(Object value) {
    return value instanceof Enum<?> constant ? constant.name() : String.valueOf(value);
  }
}
