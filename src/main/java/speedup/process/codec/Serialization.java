package speedup.process.codec;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.OutputStream;

/** Java serialization, with errors that say where the reason is. */
final class Serialization {

  private Serialization() {}

  /**
   * Writes an object.
   *
   * @throws NotSerializableException if it or something in it cannot be; names the class and where
   *     it was found
   * @throws TooDeepException if it overflows the stack
   * @throws IOException if its own serialization fails
   */
  static void write(Object object, OutputStream out) throws IOException {
    try {
      ObjectWriter stream = new ObjectWriter(out);
      stream.writeObject(object);
      stream.flush();
    } catch (NotSerializableException e) {
      NotSerializableException clear = new NotSerializableException(described(object, e));
      clear.initCause(e);
      throw clear;
    } catch (StackOverflowError e) {
      throw new TooDeepException(object, e);
    }
  }

  private static String described(Object object, NotSerializableException reason) {
    try {
      return FieldPath.describe(object, reason.getMessage());
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      // The object's own collections are walked, and they may fail.
      return reason.getMessage()
          + " is not serializable (where it was found cannot be said: "
          + e
          + ")";
    }
  }
}
