package speedup.process;

import java.io.IOException;
import java.io.InvalidObjectException;
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
   * @throws IOException if its own serialization fails
   */
  static void write(Object object, OutputStream out) throws IOException {
    try {
      ObjectWriter stream = new ObjectWriter(out);
      stream.writeObject(object);
      stream.flush();
    } catch (NotSerializableException e) {
      NotSerializableException clear =
          new NotSerializableException(FieldPath.describe(object, e.getMessage()));
      clear.initCause(e);
      throw clear;
    } catch (StackOverflowError e) {
      InvalidObjectException clear =
          new InvalidObjectException(
              object.getClass().getName() + " refers too deep to be serialized");
      clear.initCause(e);
      throw clear;
    }
  }
}
