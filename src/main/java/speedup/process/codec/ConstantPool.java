package speedup.process.codec;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The constant pool of a class file that is being written (JVM specification, section 4.4). What is
 * asked for twice is in it twice, which is allowed.
 */
final class ConstantPool {

  private static final int UTF8 = 1;
  private static final int CLASS = 7;
  private static final int METHOD = 10;
  private static final int NAME_AND_TYPE = 12;

  private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(entries);

  /** The index of the next entry; there is none with index 0. */
  private int next = 1;

  /** Adds a text; returns its index, as the others do. */
  int text(String text) throws IOException {
    out.writeByte(UTF8);
    out.writeUTF(text);
    return next++;
  }

  int type(Class<?> type) throws IOException {
    return type(type.isArray() ? type.descriptorString() : internalName(type));
  }

  int type(String internalName) throws IOException {
    int name = text(internalName);
    out.writeByte(CLASS);
    out.writeShort(name);
    return next++;
  }

  /** Adds a method of a class, whose index is given. */
  int method(int type, String name, String descriptor) throws IOException {
    int nameIndex = text(name);
    int descriptorIndex = text(descriptor);
    out.writeByte(NAME_AND_TYPE);
    out.writeShort(nameIndex);
    out.writeShort(descriptorIndex);
    int nameAndType = next++;
    out.writeByte(METHOD);
    out.writeShort(type);
    out.writeShort(nameAndType);
    return next++;
  }

  static String internalName(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  /** Writes the pool as a class file has it, with the count before it. */
  void writeTo(DataOutputStream file) throws IOException {
    file.writeShort(next);
    entries.writeTo(file);
  }
}
