package speedup.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StreamCorruptedException;

/**
 * Writes the most common small results in a few bytes. Java serialization would describe their
 * classes each time: for one Integer 81 bytes and 1.6 µs for both directions, a fifth of a round
 * trip.
 */
final class Scalar {

  /** Java serialization follows. */
  private static final int OBJECT = 0;

  private static final int INTEGER = 1;
  private static final int LONG = 2;
  private static final int DOUBLE = 3;
  private static final int TRUE = 4;
  private static final int FALSE = 5;

  private Scalar() {}

  /** Writes any object, scalar or not; the errors are those of {@link Payload#of}. */
  static void write(Object object, OutputStream out) throws IOException {
    if (object instanceof Integer value) {
      out.write(INTEGER);
      writeBytes(value, Integer.BYTES, out);
    } else if (object instanceof Long value) {
      out.write(LONG);
      writeBytes(value, Long.BYTES, out);
    } else if (object instanceof Double value) {
      out.write(DOUBLE);
      writeBytes(Double.doubleToRawLongBits(value), Long.BYTES, out);
    } else if (object instanceof Boolean value) {
      out.write(value ? TRUE : FALSE);
    } else {
      out.write(OBJECT);
      Payload.write(object, out);
    }
  }

  /** Reads what {@link #write} has written; the errors are those of {@link ObjectReader#read}. */
  static Object read(InputStream in, Limits limits) throws IOException, ClassNotFoundException {
    int kind = in.read();
    return switch (kind) {
      case OBJECT -> ObjectReader.read(in, limits);
      case INTEGER -> (int) readBytes(Integer.BYTES, in);
      case LONG -> readBytes(Long.BYTES, in);
      case DOUBLE -> Double.longBitsToDouble(readBytes(Long.BYTES, in));
      case TRUE -> true;
      case FALSE -> false;
      default -> throw new StreamCorruptedException("a result of unknown kind " + kind);
    };
  }

  private static void writeBytes(long value, int bytes, OutputStream out) throws IOException {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift));
    }
  }

  private static long readBytes(int bytes, InputStream in) throws IOException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value = value << 8 | in.read();
    }
    return value;
  }
}
