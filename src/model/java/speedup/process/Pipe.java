package speedup.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A pipe between two threads, as the system has it: a read waits until there is something, and no
 * interruption ends it. Its reading end takes one reader at a time: a second one is a violation.
 */
final class Pipe {

  private final String name;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final byte[] buffer = new byte[4096];
  private int filled;
  private boolean closed;
  private boolean broken;
  private boolean beingRead;

  final Reading in = new Reading();
  final Writing out = new Writing();

  Pipe(String name) {
    this.name = name;
  }

  /** Closes the writing end: what is in the pipe can still be read. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Closes the reading end: writing fails from now on, and who reads here has ended. */
  void breakOff() {
    lock.lock();
    try {
      broken = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  final class Reading extends InputStream {

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      lock.lock();
      try {
        if (beingRead) {
          throw new AssertionError("two threads read from " + name + " at once");
        }
        beingRead = true;
        while (filled == 0 && !closed && !broken) {
          changed.awaitUninterruptibly();
        }
        beingRead = false;
        int got = broken ? 0 : Math.min(length, filled);
        System.arraycopy(buffer, 0, bytes, offset, got);
        System.arraycopy(buffer, got, buffer, 0, filled - got);
        filled -= got;
        return got == 0 ? -1 : got;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public int available() {
      lock.lock();
      try {
        return filled;
      } finally {
        lock.unlock();
      }
    }
  }

  final class Writing extends OutputStream {

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      lock.lock();
      try {
        if (broken || closed) {
          throw new IOException("Broken pipe");
        }
        System.arraycopy(bytes, offset, buffer, filled, length);
        filled += length;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      Pipe.this.close();
    }
  }
}
