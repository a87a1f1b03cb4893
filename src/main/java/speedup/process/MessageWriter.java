package speedup.process;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes messages to a pipe. A message is a mark, its type and an id; a body follows as blocks,
 * each with its length before it, up to a length of 0, or of -1 if the message is taken back. So a
 * body of any size is written while it is serialized, and a small message is one write.
 *
 * <p>Not thread-safe.
 */
final class MessageWriter extends OutputStream {

  /** Begins every message: whatever else gets into the pipe is soon noticed. */
  static final byte MARK = (byte) 0xA7;

  static final int END = 0;
  static final int ABORTED = -1;

  private static final int LENGTH = 4;

  /** The most to write at once: the JDK copies it to memory outside the heap. */
  private static final int MOST = 64 << 10;

  private final OutputStream pipe;
  private final byte[] buffer = new byte[32 << 10];
  private int position;
  private int block;
  private boolean flushed;

  /**
   * Whether a write has begun and not ended: after a stack overflow nobody knows how far it got.
   */
  private boolean torn;

  MessageWriter(OutputStream pipe) {
    this.pipe = pipe;
  }

  /** Writes a message without a body. */
  void send(byte type, long id) throws IOException {
    header(type, id);
    writeOut();
    pipe.flush();
  }

  /** Begins a message; what is written until {@link #end} is its body. */
  void begin(byte type, long id) {
    header(type, id);
    openBlock();
    flushed = false;
  }

  /** Ends the message and flushes it. */
  void end() throws IOException {
    closeBlock();
    marker(END);
  }

  /**
   * Takes the message back: the reader forgets it.
   *
   * @throws IOException if the writing was broken off where it must not be
   */
  void abort() throws IOException {
    if (torn) {
      throw new IOException("a message was not written in order: the stack overflowed");
    }
    if (flushed) {
      position = block;
      marker(ABORTED);
    } else {
      position = 0;
    }
  }

  @Override
  public void write(int value) throws IOException {
    torn = true;
    if (position == buffer.length) {
      flushBlock();
    }
    buffer[position++] = (byte) value;
    torn = false;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    torn = true;
    put(bytes, offset, length);
    torn = false;
  }

  private void put(byte[] bytes, int offset, int length) throws IOException {
    if (length <= buffer.length - position) {
      System.arraycopy(bytes, offset, buffer, position, length);
      position += length;
      return;
    }
    flushBlock();
    if (length <= buffer.length - position) {
      System.arraycopy(bytes, offset, buffer, position, length);
      position += length;
    } else {
      putInt(block, length);
      pipe.write(buffer, 0, position);
      for (int written = 0; written < length; written += MOST) {
        pipe.write(bytes, offset + written, Math.min(MOST, length - written));
      }
      position = 0;
      openBlock();
    }
  }

  /** Does nothing within a message: whoever serializes into it flushes too often. */
  @Override
  public void flush() {}

  private void header(byte type, long id) {
    buffer[0] = MARK;
    buffer[1] = type;
    for (int i = 0; i < Long.BYTES; i++) {
      buffer[2 + i] = (byte) (id >>> (56 - 8 * i));
    }
    position = 2 + Long.BYTES;
  }

  private void openBlock() {
    block = position;
    position += LENGTH;
  }

  private void closeBlock() {
    int length = position - block - LENGTH;
    if (length == 0) {
      position = block;
    } else {
      putInt(block, length);
    }
  }

  private void flushBlock() throws IOException {
    closeBlock();
    writeOut();
    flushed = true;
    openBlock();
  }

  private void marker(int value) throws IOException {
    if (buffer.length - position < LENGTH) {
      writeOut();
    }
    putInt(position, value);
    position += LENGTH;
    writeOut();
    pipe.flush();
  }

  private void writeOut() throws IOException {
    pipe.write(buffer, 0, position);
    position = 0;
  }

  private void putInt(int at, int value) {
    buffer[at] = (byte) (value >>> 24);
    buffer[at + 1] = (byte) (value >>> 16);
    buffer[at + 2] = (byte) (value >>> 8);
    buffer[at + 3] = (byte) value;
  }
}
