package speedup.process.codec;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;

/** Writes one object for an {@link ObjectReader}. */
final class ObjectWriter extends ObjectOutputStream {

  ObjectWriter(OutputStream out) throws IOException {
    super(out);
  }

  @Override
  protected void writeClassDescriptor(ObjectStreamClass description) throws IOException {
    writeUTF(description.getName());
    writeLong(ClassDescription.of(description.forClass()).fingerprint());
  }
}
