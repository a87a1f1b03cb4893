package speedup.cluster;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The one thing that Hazelcast carries for us: a request, which is handed to the member's desk. */
final class Errand implements Callable<byte[]>, IdentifiedDataSerializable {

  /** Ours among all factories of a cluster, and this among all that it makes. */
  static final int FACTORY = 5_757;

  private static final int ERRAND = 1;

  private static final byte[] NOTHING = {};

  /** That of this JVM, if it is a member. */
  private static volatile @Nullable Desk desk;

  private byte[] request;

  Errand(byte[] request) {
    this.request = request;
  }

  /** Makes them when they are read. */
  static DataSerializableFactory factory() {
    return type -> {
      if (type != ERRAND) {
        throw new IllegalArgumentException("there is no type " + type);
      }
      return new Errand(NOTHING);
    };
  }

  /** Says who does what is asked for in this JVM. */
  static void serveAt(Desk ofThisJvm) {
    desk = ofThisJvm;
  }

  @Override
  public byte[] call() throws IOException {
    Desk ofThisJvm = desk;
    if (ofThisJvm == null) {
      throw new IOException("this is no member of Speedup");
    }
    return ofThisJvm.handle(request);
  }

  @Override
  public int getFactoryId() {
    return FACTORY;
  }

  @Override
  public int getClassId() {
    return ERRAND;
  }

  @Override
  public void writeData(ObjectDataOutput out) throws IOException {
    out.writeByteArray(request);
  }

  @Override
  public void readData(ObjectDataInput in) throws IOException {
    byte[] read = in.readByteArray();
    request = read == null ? NOTHING : read;
  }
}
