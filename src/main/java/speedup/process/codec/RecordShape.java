package speedup.process.codec;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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

  private static volatile boolean leftToSerialization = isModular();

  private final Constructor<?> constructor;
  private final Field[] fields;
  private final int fingerprint;

  /** Made when the first record is: who only takes them apart needs none. */
  private volatile @Nullable Function<Object[], Object> maker;

  private RecordShape(Constructor<?> constructor, Field[] fields, int fingerprint) {
    this.constructor = constructor;
    this.fields = fields;
    this.fingerprint = fingerprint;
  }

  /** The shape of a class, or null if its objects are not to be taken apart. */
  static @Nullable RecordShape of(Class<?> type) {
    return KNOWN.get(type).orElse(null);
  }

  static void leaveToSerialization() {
    leftToSerialization = true;
  }

  /**
   * Whether no record is taken apart. So it is where the application has modules: the other JVM may
   * have the same classes in other modules or in none, and what the one can take apart the other
   * could not put together.
   */
  static boolean areLeftToSerialization() {
    return leftToSerialization;
  }

  private static boolean isModular() {
    return System.getProperty("jdk.module.path") != null
        || System.getProperty("jdk.module.main") != null;
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
      return RecordMaker.isFor(constructor) ? maker().apply(values) : reflected(values);
    } catch (Throwable e) { // the constructor is the user's
      throw invalid(e);
    }
  }

  private Object reflected(@Nullable Object[] values) throws Throwable {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw Objects.requireNonNullElse(e.getCause(), e);
    }
  }

  private Function<Object[], Object> maker() throws IOException, ReflectiveOperationException {
    Function<Object[], Object> known = maker;
    if (known == null) {
      known = RecordMaker.of(constructor);
      maker = known;
    }
    return known;
  }

  private InvalidObjectException invalid(Throwable cause) {
    InvalidObjectException invalid =
        new InvalidObjectException(constructor.getDeclaringClass() + ": " + ThrownText.of(cause));
    invalid.initCause(cause);
    return invalid;
  }

  private static @Nullable RecordShape shapeOf(Class<?> type) {
    if (areLeftToSerialization()
        || !type.isRecord()
        || !Serializable.class.isAssignableFrom(type)) {
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
