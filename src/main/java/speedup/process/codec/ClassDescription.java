package speedup.process.codec;

import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;

/**
 * What is sent of a class: its name, and a fingerprint of its serialized form. Both sides have the
 * class itself, so to describe its fields each time, as Java serialization does, would only cost
 * time; the fingerprint tells when they have different versions of it.
 *
 * @param local the class as it is here
 * @param fingerprint of its serial version and its fields, as far as they are serialized
 */
record ClassDescription(ObjectStreamClass local, long fingerprint) {

  private static final ClassValue<ClassDescription> KNOWN =
      new ClassValue<>() {
        @Override
        protected ClassDescription computeValue(Class<?> type) {
          return describe(type);
        }
      };

  static ClassDescription of(Class<?> type) {
    return KNOWN.get(type);
  }

  private static ClassDescription describe(Class<?> type) {
    ObjectStreamClass local = ObjectStreamClass.lookupAny(type);
    // Of an array, and of an enum, the version means nothing, and an array's takes a digest.
    long hash = type.isArray() || type.isEnum() ? 0 : local.getSerialVersionUID();
    for (ObjectStreamField field : local.getFields()) {
      hash = 31 * hash + field.getName().hashCode();
      String fieldType = field.getTypeString();
      hash = 31 * hash + (fieldType == null ? field.getTypeCode() : fieldType.hashCode());
    }
    return new ClassDescription(local, hash);
  }
}
