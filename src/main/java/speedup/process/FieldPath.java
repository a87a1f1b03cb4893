package speedup.process;

import java.io.Externalizable;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what in an object cannot be serialized, and the fields that lead there. Walks the graph as
 * serialization does; what it may not look into (private fields of the JDK) it passes over.
 */
final class FieldPath {

  private static final int DEEPEST = 200;

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private FieldPath() {}

  /**
   * Says in a line what cannot be serialized and where it is.
   *
   * @param root what was to be serialized
   * @param className what serialization said: the class it stumbled over
   */
  static String describe(Object root, @Nullable String className) {
    String start = root.getClass().getSimpleName();
    if (start.isEmpty()) {
      start = root.getClass().getName();
    }
    if (!(root instanceof Serializable)) {
      return root.getClass().getName() + " is not serializable";
    }
    String path = new FieldPath().find(root, start, 0);
    return className
        + " is not serializable"
        + (path == null ? " (somewhere in " + start + ")" : " (found at " + path + ")");
  }

  private @Nullable String find(@Nullable Object object, String path, int depth) {
    if (object == null || object instanceof String || object instanceof Class) {
      return null;
    }
    if (!(object instanceof Serializable)) {
      return path;
    }
    if (depth > DEEPEST || object instanceof Enum || !seen.add(object)) {
      return null;
    }
    Object replacement = replacement(object).orElse(null);
    if (replacement instanceof SerializedLambda lambda) {
      for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
        String found =
            find(lambda.getCapturedArg(i), path + ".<captured " + (i + 1) + ">", depth + 1);
        if (found != null) {
          return found;
        }
      }
      return null;
    } else if (replacement != null) {
      return find(replacement, path, depth + 1);
    }
    if (object.getClass().isArray()) {
      return inArray(object, path, depth);
    } else if (object instanceof Collection<?> elements) {
      return inElements(elements, path, depth);
    } else if (object instanceof Map<?, ?> map) {
      return inMap(map, path, depth);
    } else if (object instanceof Externalizable) {
      return null;
    }
    return inFields(object, path, depth);
  }

  private @Nullable String inArray(Object array, String path, int depth) {
    if (array.getClass().componentType().isPrimitive()) {
      return null;
    }
    for (int i = 0; i < Array.getLength(array); i++) {
      String found = find(Array.get(array, i), path + "[" + i + "]", depth + 1);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable String inElements(Collection<?> elements, String path, int depth) {
    int i = 0;
    for (Object element : elements) {
      String found = find(element, path + "[" + i++ + "]", depth + 1);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable String inMap(Map<?, ?> map, String path, int depth) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String found = find(entry.getKey(), path + "<key>", depth + 1);
      if (found == null) {
        found = find(entry.getValue(), path + "[" + entry.getKey() + "]", depth + 1);
      }
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable String inFields(Object object, String path, int depth) {
    Class<?> type = object.getClass();
    while (type != null && Serializable.class.isAssignableFrom(type)) {
      for (Field field : type.getDeclaredFields()) {
        int modifiers = field.getModifiers();
        if (!Modifier.isStatic(modifiers)
            && !Modifier.isTransient(modifiers)
            && !field.getType().isPrimitive()) {
          String found = find(value(field, object), path + "." + field.getName(), depth + 1);
          if (found != null) {
            return found;
          }
        }
      }
      type = type.getSuperclass();
    }
    return null;
  }

  private static @Nullable Object value(Field field, Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (IllegalAccessException | InaccessibleObjectException e) {
      return null;
    }
  }

  /** What is serialized instead of the object, if it says so. */
  private static Optional<Object> replacement(Object object) {
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals("writeReplace") && method.getParameterCount() == 0) {
          try {
            method.setAccessible(true);
            return Optional.ofNullable(method.invoke(object));
          } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            return Optional.empty();
          }
        }
      }
    }
    return Optional.empty();
  }
}
