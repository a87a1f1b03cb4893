package speedup.process;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import speedup.process.codec.Encoding;

/**
 * Reads the messages of a {@link MessageWriter}; is itself the stream of the current body.
 *
 * <p>Not thread-safe.
 */
final class MessageReader extends InputStream {

  /**
   * The most to read at once: a pipe never holds more, and the JDK allocates as much as is asked
   * for.
   */
  private static final int MOST = 64 << 10;

  private static final int HEADER = 2 + Long.BYTES;

  private final InputStream pipe;
  private final byte[] buffer = new byte[32 << 10];
  private int position;
  private int filled;

  private long id;
  private int left;
  private long limit;
  private long most;
  private boolean ended = true;
  private boolean aborted;

  /** Whether a read has begun and not ended: after a stack overflow nobody knows how far it got. */
  private boolean torn;

  MessageReader(InputStream pipe) {
    this.pipe = pipe;
  }

  /**
   * Waits for the next message.
   *
   * @return its {@link MessageType}, or -1 if the other side has closed the pipe
   * @throws IOException if what was read is no message
   */
  int next() throws IOException {
    if (position == filled && !fill()) {
      return -1;
    }
    byte mark = buffer[position++];
    if (mark != MessageWriter.MARK) {
      throw new IOException("the pipe carries something that is no message: " + foreign(mark));
    }
    int type = needed();
    id = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      id = id << 8 | needed();
    }
    ended = true;
    aborted = false;
    return type;
  }

  /**
   * Says whether the next message has arrived as a whole; never waits. A message larger than the
   * buffer is not known to have.
   */
  boolean hasArrived() throws IOException {
    int arrived = pipe.available();
    if (arrived > 0) {
      if (position == filled) {
        position = 0;
        filled = 0;
      }
      // Not more than has arrived: a buffered stream would ask the system again for the rest.
      int wanted = Math.min(arrived, buffer.length - filled);
      filled += wanted == 0 ? 0 : Math.max(0, pipe.read(buffer, filled, wanted));
    } else if (position == filled) {
      return false;
    }
    int at = position + HEADER;
    if (at > filled) {
      return false;
    }
    if (!MessageType.hasBody(buffer[position + 1])) {
      return true;
    }
    while (at + Integer.BYTES <= filled) {
      int length = peekInt(at);
      at += Integer.BYTES;
      if (length <= 0) {
        return true;
      }
      if (length > filled - at) {
        return false;
      }
      at += length;
    }
    return false;
  }

  /** The id of the current message. */
  long id() {
    return id;
  }

  /**
   * Says, of a message that {@linkplain #hasArrived has arrived}, whether it can be dealt with
   * without a line of code that is not the JDK's or ours.
   */
  boolean runsNoForeignCode() {
    byte type = buffer[position + 1];
    return !MessageType.hasBody(type)
        || (type == MessageType.RESULT
            && Encoding.runsNoForeignCode(buffer[position + HEADER + Integer.BYTES]));
  }

  /**
   * Turns to the body of the current message: to be called once if its type has one.
   *
   * @param bytes the most of it that can be read; a further one is an error
   */
  InputStream body(long bytes) throws IOException {
    ended = false;
    left = 0;
    limit = bytes;
    most = bytes;
    nextBlock();
    return this;
  }

  /**
   * Skips what is left of the body.
   *
   * @return whether the body is whole: false if its writer took the message back
   * @throws IOException if the pipe ends, or the reading was broken off where it must not be
   */
  boolean finish() throws IOException {
    if (torn) {
      throw new IOException("a message was not read in order: the stack overflowed");
    }
    most = Long.MAX_VALUE;
    while (!ended) {
      if (left == 0) {
        nextBlock();
      } else {
        int skipped = Math.min(left, filled - position);
        position += skipped;
        left -= skipped;
        if (left > 0 && !fill()) {
          throw new EOFException("the pipe ended within a message");
        }
      }
    }
    return !aborted;
  }

  @Override
  public int read() throws IOException {
    torn = true;
    int value;
    if (left == 0 && !nextBlock()) {
      value = -1;
    } else {
      left--;
      value = needed();
    }
    torn = false;
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    torn = true;
    int got = length == 0 ? 0 : readSome(bytes, offset, length);
    torn = false;
    return got;
  }

  private int readSome(byte[] bytes, int offset, int length) throws IOException {
    if (left == 0 && !nextBlock()) {
      return -1;
    }
    int wanted = Math.min(Math.min(length, left), MOST);
    int got;
    if (position == filled && wanted >= buffer.length) {
      got = pipe.read(bytes, offset, wanted);
      if (got < 0) {
        throw new EOFException("the pipe ended within a message");
      }
    } else {
      if (position == filled && !fill()) {
        throw new EOFException("the pipe ended within a message");
      }
      got = Math.min(wanted, filled - position);
      System.arraycopy(buffer, position, bytes, offset, got);
      position += got;
    }
    left -= got;
    return got;
  }

  @Override
  public int available() {
    return Math.min(left, filled - position);
  }

  private boolean nextBlock() throws IOException {
    if (ended) {
      return false;
    }
    left = needed() << 24 | needed() << 16 | needed() << 8 | needed();
    if (left > 0) {
      if (left > most) {
        torn = false;
        throw new InvalidObjectException(
            "refused: it is larger than the limit of " + limit + " bytes");
      }
      most -= left;
      return true;
    }
    ended = true;
    aborted = left == MessageWriter.ABORTED;
    left = 0;
    return false;
  }

  private int needed() throws IOException {
    if (position == filled && !fill()) {
      throw new EOFException("the pipe ended within a message");
    }
    return buffer[position++] & 0xff;
  }

  private int peekInt(int at) {
    return (buffer[at] & 0xff) << 24
        | (buffer[at + 1] & 0xff) << 16
        | (buffer[at + 2] & 0xff) << 8
        | (buffer[at + 3] & 0xff);
  }

  private boolean fill() throws IOException {
    int got = pipe.read(buffer, 0, buffer.length);
    position = 0;
    filled = Math.max(got, 0);
    return got > 0;
  }

  private String foreign(byte first) {
    StringBuilder text = new StringBuilder("\"");
    text.append(printable(first));
    for (int i = position; i < Math.min(filled, position + 60); i++) {
      text.append(printable(buffer[i]));
    }
    return text.append('"').toString();
  }

  private static char printable(byte value) {
    return value >= ' ' && value < 127 ? (char) value : '.';
  }
}
