package speedup.process.codec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.StreamCorruptedException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values of the JDK that are a number, two, or a short text, and that the records of tasks and
 * results are made of. One of them that were left to Java serialization would take the whole there,
 * and that costs a fresh JVM the search for a logger through its class path as well.
 */
final class SmallValues {

  /**
   * One of this many characters may be written twice: which of two equal ones it is, nobody asks.
   */
  private static final int LONGEST_URI = 1_000;

  private SmallValues() {}

  /** The kind of a value of a few bytes, or -1 if it is none of these. */
  static int kindOf(@Nullable Object value) {
    if (value instanceof Duration) {
      return Encoding.DURATION;
    } else if (value instanceof Instant) {
      return Encoding.INSTANT;
    } else if (value instanceof UUID) {
      return Encoding.UUID;
    } else if (value instanceof Float) {
      return Encoding.FLOAT;
    } else if (value instanceof Short) {
      return Encoding.SHORT;
    } else if (value instanceof Byte) {
      return Encoding.BYTE;
    } else if (value instanceof Character) {
      return Encoding.CHARACTER;
    }
    return value instanceof URI uri && uri.toString().length() <= LONGEST_URI ? Encoding.URI : -1;
  }

  /** Writes one, and the kind before it. */
  static void write(Object value, int kind, DataOutput out) throws IOException {
    out.writeByte(kind);
    switch (kind) {
      case Encoding.DURATION -> {
        Duration time = (Duration) value;
        out.writeLong(time.getSeconds());
        out.writeInt(time.getNano());
      }
      case Encoding.INSTANT -> {
        Instant moment = (Instant) value;
        out.writeLong(moment.getEpochSecond());
        out.writeInt(moment.getNano());
      }
      case Encoding.UUID -> {
        UUID id = (UUID) value;
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
      }
      case Encoding.FLOAT -> out.writeInt(Float.floatToRawIntBits((Float) value));
      case Encoding.SHORT -> out.writeShort((Short) value);
      case Encoding.BYTE -> out.writeByte((Byte) value);
      case Encoding.CHARACTER -> out.writeChar((Character) value);
      default -> out.writeUTF(value.toString());
    }
  }

  /** The class of a kind, or null if it is none of these. */
  static @Nullable Class<?> typeOf(int kind) {
    return switch (kind) {
      case Encoding.DURATION -> Duration.class;
      case Encoding.INSTANT -> Instant.class;
      case Encoding.UUID -> UUID.class;
      case Encoding.FLOAT -> Float.class;
      case Encoding.SHORT -> Short.class;
      case Encoding.BYTE -> Byte.class;
      case Encoding.CHARACTER -> Character.class;
      case Encoding.URI -> URI.class;
      default -> null;
    };
  }

  /** Reads one of a kind. */
  static Object read(int kind, DataInput in) throws IOException {
    try {
      return switch (kind) {
        case Encoding.DURATION -> Duration.ofSeconds(in.readLong(), in.readInt());
        case Encoding.INSTANT -> Instant.ofEpochSecond(in.readLong(), in.readInt());
        case Encoding.UUID -> new UUID(in.readLong(), in.readLong());
        case Encoding.FLOAT -> Float.intBitsToFloat(in.readInt());
        case Encoding.SHORT -> in.readShort();
        case Encoding.BYTE -> in.readByte();
        case Encoding.CHARACTER -> in.readChar();
        case Encoding.URI -> new URI(in.readUTF());
        default -> throw new StreamCorruptedException("a value of unknown kind " + kind);
      };
    } catch (URISyntaxException | DateTimeException | ArithmeticException e) {
      InvalidObjectException invalid = new InvalidObjectException(String.valueOf(e.getMessage()));
      invalid.initCause(e);
      throw invalid;
    }
  }
}
