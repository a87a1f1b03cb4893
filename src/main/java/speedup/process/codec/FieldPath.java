package speedup.process.codec;

import java.io.Externalizable;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what in an object cannot be serialized, and the fields that lead there. Walks the graph as
 * serialization does; what it may not look into (private fields of the JDK) it passes over.
 */
final class FieldPath {

  private static final int DEEPEST = 200;

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  /** The steps from the root to what was found. */
  private final Deque<String> steps = new ArrayDeque<>();

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
    FieldPath path = new FieldPath();
    return className
        + " is not serializable"
        + (path.leadsFrom(root, 0)
            ? " (found at " + start + String.join("", path.steps) + ")"
            : " (somewhere in " + start + ")");
  }

  /** Searches below an object; the steps are those from it if something is found. */
  private boolean leadsFrom(@Nullable Object object, int depth) {
    if (object == null
        || object instanceof String
        || object instanceof Class
        || (object instanceof Number && object.getClass().getClassLoader() == null)) {
      return false;
    }
    if (!(object instanceof Serializable)) {
      return true;
    }
    if (depth > DEEPEST || object instanceof Enum || !seen.add(object)) {
      return false;
    }
    ClassFields fields = ClassFields.of(object.getClass());
    Object replacement = fields.replacement(object);
    if (replacement instanceof SerializedLambda lambda) {
      return leadsFromLambda(lambda, depth);
    } else if (replacement != null) {
      return leadsFrom(replacement, depth + 1);
    } else if (object.getClass().isArray()) {
      return leadsFromArray(object, depth);
    } else if (object instanceof Collection<?> elements) {
      return leadsFromElements(elements, depth);
    } else if (object instanceof Map<?, ?> map) {
      return leadsFromMap(map, depth);
    }
    return !(object instanceof Externalizable) && leadsFromFields(object, fields, depth);
  }

  private boolean leadsFromLambda(SerializedLambda lambda, int depth) {
    for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
      if (leadsFrom(lambda.getCapturedArg(i), depth + 1)) {
        return step(".<captured " + (i + 1) + ">");
      }
    }
    return false;
  }

  private boolean leadsFromArray(Object array, int depth) {
    if (array.getClass().componentType().isPrimitive()) {
      return false;
    }
    for (int i = 0; i < Array.getLength(array); i++) {
      if (leadsFrom(Array.get(array, i), depth + 1)) {
        return step("[" + i + "]");
      }
    }
    return false;
  }

  private boolean leadsFromElements(Collection<?> elements, int depth) {
    int i = 0;
    for (Object element : elements) {
      if (leadsFrom(element, depth + 1)) {
        return step("[" + i + "]");
      }
      i++;
    }
    return false;
  }

  private boolean leadsFromMap(Map<?, ?> map, int depth) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (leadsFrom(entry.getKey(), depth + 1)) {
        return step("<key>");
      }
      if (leadsFrom(entry.getValue(), depth + 1)) {
        return step("[" + entry.getKey() + "]");
      }
    }
    return false;
  }

  private boolean leadsFromFields(Object object, ClassFields fields, int depth) {
    for (int i = 0; i < fields.size(); i++) {
      if (leadsFrom(fields.get(object, i), depth + 1)) {
        return step("." + fields.name(i));
      }
    }
    return false;
  }

  private boolean step(String step) {
    steps.addFirst(step);
    return true;
  }
}
