package speedup.process;

import java.io.InvalidClassException;
import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The components of a serializable record class that does nothing of its own to serialize. */
final class RecordShape {

  private static final ClassValue<Optional<RecordShape>> KNOWN =
      new ClassValue<>() {
        @Override
        protected Optional<RecordShape> computeValue(Class<?> type) {
          return Optional.ofNullable(shapeOf(type));
        }
      };

  private final Constructor<?> constructor;
  private final RecordMaker maker;
  private final Field[] fields;
  private final int fingerprint;

  private RecordShape(Constructor<?> constructor, Field[] fields, int fingerprint)
      throws IllegalAccessException {
    this.constructor = constructor;
    this.maker = new RecordMaker(constructor);
    this.fields = fields;
    this.fingerprint = fingerprint;
  }

  /** The shape of a class, or null if its objects are not to be taken apart. */
  static @Nullable RecordShape of(Class<?> type) {
    return KNOWN.get(type).orElse(null);
  }

  /** The number of components. */
  int size() {
    return fields.length;
  }

  /** Tells two versions of the class apart. */
  int fingerprint() {
    return fingerprint;
  }

  @Nullable Object get(Object instance, int component) {
    try {
      return fields[component].get(instance);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("it was made accessible", e);
    }
  }

  Object make(@Nullable Object[] values) throws InvalidObjectException {
    try {
      return maker.make(values);
    } catch (InvocationTargetException e) {
      throw invalid(e.getCause());
    } catch (Throwable e) { // whatever the record's own constructor throws
      throw invalid(e);
    }
  }

  /** Asks the filter of the whole JVM, if there is one: it can refuse what we would admit. */
  void admit() throws InvalidClassException {
    if (System.getProperty("jdk.serialFilter") != null) {
      ObjectInputFilter filter = ObjectInputFilter.Config.getSerialFilter();
      if (filter != null && filter.checkInput(info()) == ObjectInputFilter.Status.REJECTED) {
        throw new InvalidClassException(
            "refused: the filter jdk.serialFilter rejects " + constructor.getDeclaringClass());
      }
    }
  }

  private InvalidObjectException invalid(@Nullable Throwable cause) {
    InvalidObjectException invalid =
        new InvalidObjectException(constructor.getDeclaringClass() + ": " + cause);
    invalid.initCause(cause);
    return invalid;
  }

  private ObjectInputFilter.FilterInfo info() {
    return new ObjectInputFilter.FilterInfo() {
      @Override
      public Class<?> serialClass() {
        return constructor.getDeclaringClass();
      }

      @Override
      public long arrayLength() {
        return -1;
      }

      @Override
      public long depth() {
        return 1;
      }

      @Override
      public long references() {
        return 1;
      }

      @Override
      public long streamBytes() {
        return 0;
      }
    };
  }

  private static @Nullable RecordShape shapeOf(Class<?> type) {
    if (!type.isRecord() || !Serializable.class.isAssignableFrom(type)) {
      return null;
    }
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals("writeReplace") || method.getName().equals("readResolve")) {
        return null;
      }
    }
    try {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      Field[] fields = new Field[components.length];
      int fingerprint = 0;
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        fields[i] = type.getDeclaredField(components[i].getName());
        fields[i].setAccessible(true);
        fingerprint = 31 * fingerprint + components[i].getName().hashCode();
        fingerprint = 31 * fingerprint + types[i].getName().hashCode();
      }
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return new RecordShape(constructor, fields, fingerprint);
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      return null;
    }
  }
}
