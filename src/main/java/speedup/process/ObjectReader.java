package speedup.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads one object of an {@link ObjectWriter}; admits only classes that the class path offers,
 * within the limits.
 */
final class ObjectReader extends ObjectInputStream {

  private static final ClassLoader CLASS_PATH = classPath();

  private static final Map<String, Class<?>> FOUND = new ConcurrentHashMap<>(primitives());

  private final ClassPathFilter filter;

  private ObjectReader(InputStream in, ClassPathFilter filter) throws IOException {
    super(in);
    this.filter = filter;
    setObjectInputFilter(filter);
  }

  /**
   * Reads an object.
   *
   * @throws InvalidClassException if it is refused; says why
   * @throws ClassNotFoundException if the class path lacks a class of it
   */
  static Object read(InputStream in, Limits limits) throws IOException, ClassNotFoundException {
    ObjectReader reader = new ObjectReader(in, new ClassPathFilter(limits, CLASS_PATH));
    try {
      return reader.readObject();
    } catch (InvalidClassException e) {
      if (e.getCause() instanceof ClassNotFoundException notFound) {
        throw notFound;
      }
      String refusal = reader.filter.refusal();
      if (refusal == null) {
        throw e;
      }
      InvalidClassException clear = new InvalidClassException("refused: ".concat(refusal));
      clear.initCause(e);
      throw clear;
    }
  }

  @Override
  protected ObjectStreamClass readClassDescriptor() throws IOException, ClassNotFoundException {
    String name = readUTF();
    long fingerprint = readLong();
    ClassDescription here = ClassDescription.of(find(name));
    if (here.fingerprint() != fingerprint) {
      throw new InvalidClassException(name, "the pool and its worker have different versions");
    }
    return here.local();
  }

  @Override
  protected Class<?> resolveClass(ObjectStreamClass description)
      throws IOException, ClassNotFoundException {
    Class<?> local = description.forClass();
    return local == null ? super.resolveClass(description) : local;
  }

  /** Finds a class that the class path offers; does not initialize it. */
  static Class<?> find(String name) throws ClassNotFoundException {
    Class<?> found = FOUND.get(name);
    if (found == null) {
      found = Class.forName(name, false, CLASS_PATH);
      FOUND.put(name, found);
    }
    return found;
  }

  private static Map<String, Class<?>> primitives() {
    return Map.of(
        "boolean", boolean.class,
        "byte", byte.class,
        "char", char.class,
        "short", short.class,
        "int", int.class,
        "long", long.class,
        "float", float.class,
        "double", double.class,
        "void", void.class);
  }

  private static ClassLoader classPath() {
    ClassLoader own = ObjectReader.class.getClassLoader();
    return own == null ? ClassLoader.getSystemClassLoader() : own;
  }
}
