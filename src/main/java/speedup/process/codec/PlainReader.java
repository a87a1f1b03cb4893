package speedup.process.codec;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import java.io.StreamCorruptedException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plain values that {@link Encoding} writes. What the filter of the whole JVM would have
 * been asked by Java serialization it is asked here too.
 */
final class PlainReader {

  private static final int NO_ARRAY = -1;

  private final DataInputStream in;
  private final Admission admission;
  private final @Nullable ObjectInputFilter filter;
  private long references;
  private long bytes;

  PlainReader(InputStream in, Admission admission) {
    this(in, admission, admission.filterOfTheJvm());
  }

  PlainReader(InputStream in, Admission admission, @Nullable ObjectInputFilter filter) {
    this.in = new DataInputStream(in);
    this.admission = admission;
    this.filter = filter;
  }

  /**
   * Reads a value.
   *
   * @param kind the byte before it
   * @param depth of the value, 1 for the outermost
   */
  @Nullable Object read(int kind, int depth) throws IOException, ClassNotFoundException {
    references++;
    bytes++;
    return switch (kind) {
      case Encoding.NULL -> null;
      case Encoding.INTEGER -> {
        admit(Integer.class, Integer.BYTES, NO_ARRAY, depth);
        yield in.readInt();
      }
      case Encoding.LONG -> {
        admit(Long.class, Long.BYTES, NO_ARRAY, depth);
        yield in.readLong();
      }
      case Encoding.DOUBLE -> {
        admit(Double.class, Double.BYTES, NO_ARRAY, depth);
        yield Double.longBitsToDouble(in.readLong());
      }
      case Encoding.TRUE -> readBoolean(true, depth);
      case Encoding.FALSE -> readBoolean(false, depth);
      case Encoding.STRING -> readString(depth);
      case Encoding.BYTES -> readBytes(depth);
      case Encoding.ENUM -> readEnum(depth);
      case Encoding.RECORD -> readRecord(depth);
      default -> readSmallValue(kind, depth);
    };
  }

  private Object readSmallValue(int kind, int depth) throws IOException {
    Class<?> type = SmallValues.typeOf(kind);
    if (type == null) {
      throw new StreamCorruptedException("a value of unknown kind " + kind);
    }
    Object value = SmallValues.read(kind, in);
    admit(
        type, value instanceof URI uri ? uri.toString().length() : 2 * Long.BYTES, NO_ARRAY, depth);
    return value;
  }

  private boolean readBoolean(boolean value, int depth) throws InvalidClassException {
    admit(Boolean.class, 0, NO_ARRAY, depth);
    return value;
  }

  private String readString(int depth) throws IOException {
    String text = in.readUTF();
    admit(null, Short.BYTES + text.length(), NO_ARRAY, depth);
    return text;
  }

  private byte[] readBytes(int depth) throws IOException {
    int length = in.readInt();
    long most = admission.limits().bytes();
    if (length < 0 || length > most) {
      throw new InvalidObjectException(
          "refused: an array of " + length + " bytes; the limit is " + most);
    }
    admit(byte[].class, Integer.BYTES + (long) length, length, depth);
    byte[] content = new byte[length];
    in.readFully(content);
    return content;
  }

  private Object readEnum(int depth) throws IOException, ClassNotFoundException {
    Class<?> type = admission.find(in.readUTF());
    String name = in.readUTF();
    admit(type, type.getName().length() + name.length(), NO_ARRAY, depth);
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

  private Object readRecord(int depth) throws IOException, ClassNotFoundException {
    int deepest = Math.min(PlainTree.DEEPEST, admission.limits().depth());
    if (depth > deepest) {
      throw new InvalidObjectException("refused: it refers deeper than " + deepest);
    }
    String name = in.readUTF();
    int fingerprint = in.readInt();
    Class<?> type = admission.find(name);
    admit(type, name.length() + Integer.BYTES, NO_ARRAY, depth);
    RecordShape shape = RecordShape.of(type);
    if (shape == null) {
      throw new InvalidObjectException(
          name + ": its module is not open to this JVM's serialization");
    }
    if (shape.fingerprint() != fingerprint) {
      throw new InvalidObjectException(name + ": the pool and its worker have different versions");
    }
    @Nullable Object[] values = new Object[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = read(in.readUnsignedByte(), depth + 1);
    }
    return shape.make(values);
  }

  private void admit(@Nullable Class<?> type, long size, int arrayLength, int depth)
      throws InvalidClassException {
    bytes += size;
    if (filter != null) {
      ask(filter, new Asked(type, arrayLength, depth, references, bytes));
    }
  }

  private static void ask(ObjectInputFilter filter, Asked about) throws InvalidClassException {
    if (filter.checkInput(about) == ObjectInputFilter.Status.REJECTED) {
      throw new InvalidClassException("refused: the filter jdk.serialFilter rejects " + about);
    }
  }

  /** What a filter is told. */
  private record Asked(
      @Nullable Class<?> serialClass,
      long arrayLength,
      long depth,
      long references,
      long streamBytes)
      implements ObjectInputFilter.FilterInfo {

    @Override
    public String toString() {
      return serialClass == null ? "a string" : serialClass.toString();
    }
  }
}
