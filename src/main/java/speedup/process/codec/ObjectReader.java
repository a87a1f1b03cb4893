package speedup.process.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object of an {@link ObjectWriter}; admits only classes that are offered, within the
 * limits.
 */
final class ObjectReader extends ObjectInputStream {

  private final Admission admission;
  private final ClassPathFilter filter;

  private ObjectReader(InputStream in, Admission admission) throws IOException {
    super(in);
    this.admission = admission;
    this.filter = new ClassPathFilter(admission.limits(), admission.classes());
    setObjectInputFilter(filter);
  }

  /**
   * Reads an object.
   *
   * @throws InvalidClassException if it is refused; says why
   * @throws ClassNotFoundException if a class of it is not offered
   */
  static @Nullable Object read(InputStream in, Admission admission)
      throws IOException, ClassNotFoundException {
    ObjectReader reader = new ObjectReader(in, admission);
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
    ClassDescription here = ClassDescription.of(admission.find(name));
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
}
