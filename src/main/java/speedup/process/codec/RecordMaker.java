package speedup.process.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;

/**
 * Calls the constructor of a record class.
 *
 * <p>By reflection, the first call for a class makes the JDK generate up to eight small classes
 * that unbox the arguments: 10 ms of the 45 ms until a worker's first result. For the commonest
 * tasks, records of a number or two, the call is written out here, and little is generated.
 */
final class RecordMaker {

  private enum Call {
    BY_REFLECTION,
    WITH_INT,
    WITH_LONG,
    WITH_INT_AND_LONG
  }

  private final Constructor<?> constructor;
  private final Call call;
  private final @Nullable MethodHandle exact;

  /**
   * Prepares the calls.
   *
   * @param constructor must be accessible
   */
  RecordMaker(Constructor<?> constructor) throws IllegalAccessException {
    this.constructor = constructor;
    call = call(constructor.getParameterTypes());
    exact =
        call == Call.BY_REFLECTION
            ? null
            : MethodHandles.lookup()
                .unreflectConstructor(constructor)
                .asType(MethodType.methodType(Object.class, constructor.getParameterTypes()));
  }

  private static Call call(Class<?>[] types) {
    if (types.length == 1 && types[0] == int.class) {
      return Call.WITH_INT;
    } else if (types.length == 1 && types[0] == long.class) {
      return Call.WITH_LONG;
    } else if (types.length == 2 && types[0] == int.class && types[1] == long.class) {
      return Call.WITH_INT_AND_LONG;
    }
    return Call.BY_REFLECTION;
  }

  /**
   * Makes a record.
   *
   * @param values one for each component, of its type; primitive ones boxed
   * @throws Throwable what the constructor throws, as itself or wrapped by reflection
   */
  Object make(@Nullable Object[] values) throws Throwable {
    MethodHandle handle = exact;
    if (handle == null) {
      return constructor.newInstance(values);
    }
    return switch (call) {
      case WITH_INT -> (Object) handle.invokeExact((int) values[0]);
      case WITH_LONG -> (Object) handle.invokeExact((long) values[0]);
      case WITH_INT_AND_LONG -> (Object) handle.invokeExact((int) values[0], (long) values[1]);
      case BY_REFLECTION -> constructor.newInstance(values);
    };
  }
}
