package speedup.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import org.jspecify.annotations.Nullable;

/**
 * How objects travel. Plain values (numbers, strings, constants, arrays of bytes, and records of
 * such) are written as what they are; everything else by Java serialization. The first record that
 * a fresh JVM reads by Java serialization costs 18 ms, as much as half the start of the JVM, and
 * takes 6 ms here; a plain result saves a fifth of a round trip.
 */
final class Encoding {

  private static final int NULL = 0;
  private static final int INTEGER = 1;
  private static final int LONG = 2;
  private static final int DOUBLE = 3;
  private static final int TRUE = 4;
  private static final int FALSE = 5;
  private static final int STRING = 6;
  private static final int BYTES = 7;
  private static final int RECORD = 8;

  private static final int ENUM = 9;

  /** Java serialization follows; only for the whole. */
  private static final int OBJECT = 10;

  /** A string of this many characters surely fits in the 65,535 bytes of {@code writeUTF}. */
  private static final int LONGEST_STRING = 65_535 / 3;

  /** Records within records, this deep; deeper ones are left to Java serialization. */
  private static final int DEEPEST = 8;

  private Encoding() {}

  /** Writes an object; the errors are those of {@link Payload#of}. */
  static void write(Object object, OutputStream out) throws IOException {
    if (isPlain(object, 0)) {
      writePlain(object, new DataOutputStream(out));
    } else {
      out.write(OBJECT);
      Serialization.write(object, out);
    }
  }

  /**
   * Reads an object.
   *
   * @throws java.io.InvalidClassException if it is refused; says why
   * @throws ClassNotFoundException if the class path lacks a class of it
   */
  static Object read(InputStream in, Limits limits) throws IOException, ClassNotFoundException {
    int kind = in.read();
    if (kind == OBJECT) {
      return ObjectReader.read(in, limits);
    }
    Object value = readPlain(kind, new DataInputStream(in), limits, 0);
    if (value == null) {
      throw new StreamCorruptedException("there is nothing");
    }
    return value;
  }

  private static boolean isPlain(@Nullable Object value, int depth) {
    if (value == null
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Double
        || value instanceof Boolean
        || value instanceof Enum
        || value instanceof byte[]) {
      return true;
    } else if (value instanceof String text) {
      return text.length() <= LONGEST_STRING;
    } else if (value instanceof Record && depth < DEEPEST) {
      RecordShape shape = RecordShape.of(value.getClass());
      if (shape == null) {
        return false;
      }
      for (int i = 0; i < shape.size(); i++) {
        if (!isPlain(shape.get(value, i), depth + 1)) {
          return false;
        }
      }
      return true;
    }
    return false;
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
      writeRecord(value, out);
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

  private static @Nullable Object readPlain(int kind, DataInputStream in, Limits limits, int depth)
      throws IOException, ClassNotFoundException {
    return switch (kind) {
      case NULL -> null;
      case INTEGER -> in.readInt();
      case LONG -> in.readLong();
      case DOUBLE -> Double.longBitsToDouble(in.readLong());
      case TRUE -> true;
      case FALSE -> false;
      case STRING -> in.readUTF();
      case BYTES -> readBytes(in, limits);
      case ENUM -> readEnum(in);
      case RECORD -> readRecord(in, limits, depth);
      default -> throw new StreamCorruptedException("a value of unknown kind " + kind);
    };
  }

  private static byte[] readBytes(DataInputStream in, Limits limits) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > limits.bytes()) {
      throw new InvalidObjectException(
          "refused: an array of " + length + " bytes; the limit is " + limits.bytes());
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  private static Object readEnum(DataInputStream in) throws IOException, ClassNotFoundException {
    Class<?> type = ObjectReader.find(in.readUTF());
    String name = in.readUTF();
    Object[] constants = type.getEnumConstants();
    if (constants != null) {
      for (Object constant : constants) {
        if (((Enum<?>) constant).name().equals(name)) {
          return constant;
        }
      }
    }
    throw new InvalidObjectException(type.getName() + " has no constant " + name);
  }

  private static Object readRecord(DataInputStream in, Limits limits, int depth)
      throws IOException, ClassNotFoundException {
    if (depth >= Math.min(DEEPEST, limits.depth())) {
      throw new InvalidObjectException("refused: it refers deeper than " + depth);
    }
    String name = in.readUTF();
    int fingerprint = in.readInt();
    RecordShape shape = RecordShape.of(ObjectReader.find(name));
    if (shape == null || shape.fingerprint() != fingerprint) {
      throw new InvalidObjectException(name + ": the pool and its worker have different versions");
    }
    shape.admit();
    @Nullable Object[] values = new Object[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = readPlain(in.readUnsignedByte(), in, limits, depth + 1);
    }
    return shape.make(values);
  }
}
