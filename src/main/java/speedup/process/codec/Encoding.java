package speedup.process.codec;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * How objects travel. Plain values (numbers, strings, constants, arrays of bytes, {@link
 * SmallValues}, and records of such) are written as what they are; everything else by Java
 * serialization. The first record that a fresh JVM reads by Java serialization costs 18 ms, as much
 * as half the start of the JVM, and here 2 ms once its class is loaded; a plain result saves a
 * fifth of a round trip.
 */
public final class Encoding {

  static final int NULL = 0;
  static final int INTEGER = 1;
  static final int LONG = 2;
  static final int DOUBLE = 3;
  static final int TRUE = 4;
  static final int FALSE = 5;
  static final int STRING = 6;
  static final int BYTES = 7;
  // Those of SmallValues.
  static final int DURATION = 8;
  static final int INSTANT = 9;
  static final int UUID = 10;
  static final int FLOAT = 11;
  static final int SHORT = 12;
  static final int BYTE = 13;
  static final int CHARACTER = 14;
  static final int URI = 15;

  // From here on classes of the user are read.
  static final int RECORD = 16;
  static final int ENUM = 17;

  /** Java serialization follows; only for the whole. */
  static final int OBJECT = 18;

  private Encoding() {}

  /** Writes an object; the errors are those of {@link Payload#of}. */
  public static void write(Object object, OutputStream out) throws IOException {
    if (PlainTree.is(object)) {
      writePlain(object, new DataOutputStream(out));
    } else {
      out.write(OBJECT);
      Serialization.write(object, out);
    }
  }

  /**
   * Reads an object.
   *
   * @return the object; null if its class says that it is to be read as nothing
   * @throws java.io.InvalidClassException if it is refused; says why
   * @throws ClassNotFoundException if no class of that name is offered
   */
  public static @Nullable Object read(InputStream in, Admission admission)
      throws IOException, ClassNotFoundException {
    int kind = in.read();
    if (kind == OBJECT) {
      return ObjectReader.read(in, admission);
    }
    return new PlainReader(in, admission).read(kind, 1);
  }

  /**
   * Says whether an object can be read without a line of code that is not the JDK's or ours: it
   * cannot block, fail or look at the thread that reads it.
   *
   * @param first the first byte of what was written
   */
  public static boolean runsNoForeignCode(int first) {
    return first < RECORD;
  }

  /**
   * Leaves records to Java serialization in this JVM. To be said in a JVM whose peer has modules:
   * it may not take apart what can be taken apart here.
   */
  public static void leaveRecordsToSerialization() {
    RecordShape.leaveToSerialization();
  }

  /** Whether records are left to Java serialization in this JVM. */
  public static boolean leavesRecordsToSerialization() {
    return RecordShape.areLeftToSerialization();
  }

  private static void writePlain(@Nullable Object value, DataOutputStream out) throws IOException {
    if (value == null) {
      out.write(NULL);
    } else if (value instanceof Integer number) {
      out.write(INTEGER);
      out.writeInt(number);
    } else if (value instanceof Long number) {
      out.write(LONG);
      out.writeLong(number);
    } else if (value instanceof Double number) {
      out.write(DOUBLE);
      out.writeLong(Double.doubleToRawLongBits(number));
    } else if (value instanceof Boolean truth) {
      out.write(truth ? TRUE : FALSE);
    } else if (value instanceof String text) {
      out.write(STRING);
      out.writeUTF(text);
    } else if (value instanceof Enum<?> constant) {
      out.write(ENUM);
      out.writeUTF(constant.getDeclaringClass().getName());
      out.writeUTF(constant.name());
    } else if (value instanceof byte[] bytes) {
      out.write(BYTES);
      out.writeInt(bytes.length);
      out.write(bytes);
    } else {
      int kind = SmallValues.kindOf(value);
      if (kind < 0) {
        writeRecord(value, out);
      } else {
        SmallValues.write(value, kind, out);
      }
    }
  }

  private static void writeRecord(Object value, DataOutputStream out) throws IOException {
    RecordShape shape = RecordShape.of(value.getClass());
    if (shape == null) {
      throw new InvalidObjectException(value.getClass().getName());
    }
    out.write(RECORD);
    out.writeUTF(value.getClass().getName());
    out.writeInt(shape.fingerprint());
    for (int i = 0; i < shape.size(); i++) {
      writePlain(shape.get(value, i), out);
    }
  }
}
