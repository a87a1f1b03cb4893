package speedup.process.codec;

import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The references of a class's objects as far as serialization follows them and we may look: asked
 * of the class once, for a list may hold a million objects of it.
 */
final class ClassFields {

  private static final ClassValue<ClassFields> KNOWN =
      new ClassValue<>() {
        @Override
        protected ClassFields computeValue(Class<?> type) {
          return new ClassFields(type);
        }
      };

  private final List<Field> fields = new ArrayList<>();
  private final @Nullable Method replacement;

  private ClassFields(Class<?> type) {
    Method writeReplace = null;
    for (Class<?> level = type; level != null; level = level.getSuperclass()) {
      if (Serializable.class.isAssignableFrom(level)) {
        addFields(level);
      }
      if (writeReplace == null) {
        writeReplace = writeReplace(level);
      }
    }
    this.replacement = writeReplace;
  }

  static ClassFields of(Class<?> type) {
    return KNOWN.get(type);
  }

  int size() {
    return fields.size();
  }

  String name(int field) {
    return fields.get(field).getName();
  }

  @Nullable Object get(Object object, int field) {
    try {
      return fields.get(field).get(object);
    } catch (IllegalAccessException e) {
      return null;
    }
  }

  /** What is serialized instead of the object, or null if it is the object itself. */
  @Nullable Object replacement(Object object) {
    try {
      return replacement == null ? null : replacement.invoke(object);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  private void addFields(Class<?> level) {
    for (Field field : level.getDeclaredFields()) {
      int modifiers = field.getModifiers();
      if (!Modifier.isStatic(modifiers)
          && !Modifier.isTransient(modifiers)
          && !field.getType().isPrimitive()) {
        try {
          field.setAccessible(true);
          fields.add(field);
        } catch (InaccessibleObjectException e) {
          // Passed over.
        }
      }
    }
  }

  private static @Nullable Method writeReplace(Class<?> level) {
    for (Method method : level.getDeclaredMethods()) {
      if (method.getName().equals("writeReplace") && method.getParameterCount() == 0) {
        try {
          method.setAccessible(true);
          return method;
        } catch (InaccessibleObjectException e) {
          return null;
        }
      }
    }
    return null;
  }
}
