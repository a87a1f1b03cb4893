package speedup.process.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A serialized object: bytes in segments, so that a large one is never copied as a whole. */
public final class Payload {

  private final List<byte[]> segments;
  private final long size;

  private Payload(List<byte[]> segments, long size) {
    this.segments = segments;
    this.size = size;
  }

  /**
   * Serializes the object.
   *
   * @throws java.io.NotSerializableException if it or something in it cannot be; names the class
   *     and where it was found
   * @throws IOException if it is larger than the limit, or its own serialization fails
   */
  public static Payload of(Object object, Limits limits) throws IOException {
    try {
      return written(object, limits);
    } catch (TooDeepException e) {
      return onDeepStack(object, limits);
    }
  }

  private static Payload written(Object object, Limits limits) throws IOException {
    Segments segments = new Segments(limits.bytes());
    try {
      Encoding.write(object, segments);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (RuntimeException | Error e) { // a class's own writeObject
      throw new IOException("its own serialization threw " + ThrownText.of(e), e);
    }
    return segments.payload();
  }

  /**
   * The stack of the calling thread is what it is; what is within the limits needs a deeper one.
   */
  private static Payload onDeepStack(Object object, Limits limits) throws IOException {
    FutureTask<Payload> writing = new FutureTask<>(() -> written(object, limits));
    Thread.ofPlatform()
        .daemon()
        .name(Thread.currentThread().getName() + "-deep")
        .stackSize(limits.stackBytes())
        .start(writing);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return writing.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException reason) {
        throw reason;
      } else if (e.getCause() instanceof Error reason) {
        throw reason;
      }
      throw new IOException(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The number of bytes. */
  public long size() {
    return size;
  }

  /** Writes the bytes. */
  public void writeTo(OutputStream out) throws IOException {
    for (byte[] segment : segments) {
      out.write(segment);
    }
  }

  /** Opens the bytes, to be read by {@link Encoding#read}. */
  public InputStream open() {
    List<InputStream> streams = new ArrayList<>();
    for (byte[] segment : segments) {
      streams.add(new ByteArrayInputStream(segment));
    }
    return new SequenceInputStream(Collections.enumeration(streams));
  }

  private static final class Segments extends OutputStream {

    private static final int LARGEST = 1 << 20;

    private final long most;
    private final List<byte[]> full = new ArrayList<>(1);
    private byte[] last = new byte[512];
    private int used;
    private long before;

    Segments(long most) {
      this.most = most;
    }

    @Override
    public void write(int value) throws IOException {
      if (used == last.length || before + used >= most) {
        write(new byte[] {(byte) value}, 0, 1);
      } else {
        last[used++] = (byte) value;
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (length > most - before - used) {
        throw new InvalidObjectException("larger than the limit of " + most + " bytes");
      }
      int from = offset;
      int left = length;
      while (left > 0) {
        if (used == last.length) {
          full.add(last);
          before += used;
          last = new byte[Math.min(LARGEST, 2 * last.length)];
          used = 0;
        }
        int fits = Math.min(left, last.length - used);
        System.arraycopy(bytes, from, last, used, fits);
        used += fits;
        from += fits;
        left -= fits;
      }
    }

    Payload payload() {
      full.add(used == last.length ? last : Arrays.copyOf(last, used));
      return new Payload(full, before + used);
    }
  }
}
