package speedup.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;

/** Reads one object; admits only classes that the class path offers, within the limits. */
final class ObjectReader extends ObjectInputStream {

  private static final ClassLoader CLASS_PATH = classPath();

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
   */
  static Object read(InputStream in, Limits limits) throws IOException, ClassNotFoundException {
    ObjectReader reader = new ObjectReader(in, new ClassPathFilter(limits, CLASS_PATH));
    try {
      return reader.readObject();
    } catch (InvalidClassException e) {
      String refusal = reader.filter.refusal();
      if (refusal == null) {
        throw e;
      }
      InvalidClassException clear = new InvalidClassException("refused: " + refusal);
      clear.initCause(e);
      throw clear;
    }
  }

  @Override
  protected Class<?> resolveClass(ObjectStreamClass description)
      throws IOException, ClassNotFoundException {
    try {
      return Class.forName(description.getName(), false, CLASS_PATH);
    } catch (ClassNotFoundException e) {
      return super.resolveClass(description); // knows the primitive types
    }
  }

  private static ClassLoader classPath() {
    ClassLoader own = ObjectReader.class.getClassLoader();
    return own == null ? ClassLoader.getSystemClassLoader() : own;
  }
}
