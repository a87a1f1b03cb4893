package speedup.process;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import speedup.process.codec.Payload;

/**
 * What a worker is sent: tasks by one thread, an interruption by any other. Nothing fails here: if
 * the worker has died, the thread that reads its answers notices.
 */
final class Outbox {

  private static final long NONE = 0;

  private final MessageWriter out;
  private final ReentrantLock writing = new ReentrantLock();

  /** The latest task to be interrupted: ids grow, and an earlier one has ended. */
  private final AtomicLong toInterrupt = new AtomicLong(NONE);

  Outbox(OutputStream pipe) {
    this.out = new MessageWriter(pipe);
  }

  /** Sends a task or the initializer; waits until the worker has taken most of it. */
  void send(byte type, long id, Payload payload) {
    writing.lock();
    try {
      out.begin(type, id);
      payload.writeTo(out);
      out.end();
    } catch (IOException e) {
      // It has died.
    } finally {
      writing.unlock();
    }
    sendInterruption();
  }

  /** Tells the worker to interrupt a task; if one is just being sent, does so after it. */
  void interrupt(long id) {
    toInterrupt.accumulateAndGet(id, Math::max);
    sendInterruption();
  }

  /** Tells the worker to end. */
  void close() {
    writing.lock();
    try {
      out.send(MessageType.CLOSE, NONE);
    } catch (IOException e) {
      // It has ended already.
    } finally {
      writing.unlock();
    }
  }

  private void sendInterruption() {
    // Who holds the lock comes here again after releasing it.
    while (toInterrupt.get() != NONE && writing.tryLock()) {
      try {
        long id = toInterrupt.getAndSet(NONE);
        if (id != NONE) {
          out.send(MessageType.INTERRUPT, id);
        }
      } catch (IOException e) {
        // It has died.
      } finally {
        writing.unlock();
      }
    }
  }
}
