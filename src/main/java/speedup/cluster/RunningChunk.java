package speedup.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.InvalidObjectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import speedup.cluster.Wire.Outcome;
import speedup.process.Failure;
import speedup.process.codec.Admission;
import speedup.process.codec.Encoding;
import speedup.process.codec.Limits;
import speedup.process.codec.Payload;

/**
 * Tasks that a member does one after the other. Others may meanwhile take out of it those that have
 * not begun, take the outcomes that are there, and interrupt the one that runs.
 */
final class RunningChunk {

  private static final int NO_TASK = -1;

  private final List<Wire.Item> items;
  private final Admission admission;
  private final ClassLoader classes;
  private final boolean[] leftOut;
  private final List<Outcome> outcomes = new ArrayList<>();
  private int current = NO_TASK;
  private int next;
  private @Nullable Thread thread;

  /**
   * Creates a chunk.
   *
   * @param cancelled the places of tasks that are not to be begun
   */
  RunningChunk(
      List<Wire.Item> items, Admission admission, ClassLoader classes, Set<Integer> cancelled) {
    this.items = items;
    this.admission = admission;
    this.classes = classes;
    leftOut = new boolean[items.size()];
    cancelled.forEach(index -> leftOut[index] = true);
  }

  /** Does the tasks in the calling thread. */
  Wire.Answer run() {
    long start = System.nanoTime();
    Thread me = Thread.currentThread();
    ClassLoader before = me.getContextClassLoader();
    me.setContextClassLoader(classes);
    try {
      for (int index = begin(me); index != NO_TASK; index = begin(me)) {
        Outcome outcome = outcome(index);
        synchronized (this) {
          current = NO_TASK;
          outcomes.add(outcome);
        }
        // The interrupt was meant for this task, not for the next one.
        boolean unused = Thread.interrupted();
      }
    } finally {
      me.setContextClassLoader(before);
    }
    synchronized (this) {
      return new Wire.Answer(
          Wire.DONE, System.nanoTime() - start, List.copyOf(outcomes), List.of());
    }
  }

  private synchronized int begin(Thread me) {
    thread = me;
    while (next < items.size() && leftOut[next]) {
      next++;
    }
    current = next < items.size() ? next++ : NO_TASK;
    return current;
  }

  /** Leaves out a task that has not begun; interrupts one that has, if it is to be. */
  synchronized void cancel(int index, boolean interrupt) {
    leftOut[index] = true;
    if (interrupt && current == index && thread != null) {
      thread.interrupt();
    }
  }

  /** Takes what is done, and what has not begun: only the task that runs is left. */
  synchronized Wire.Answer split() {
    List<Outcome> done = List.copyOf(outcomes);
    outcomes.clear();
    List<Integer> notBegun = new ArrayList<>();
    for (int index = next; index < items.size(); index++) {
      if (!leftOut[index]) {
        leftOut[index] = true;
        notBegun.add(index);
      }
    }
    return new Wire.Answer(Wire.DONE, 0, done, notBegun);
  }

  private Outcome outcome(int index) {
    Object result;
    try {
      result = call(items.get(index));
      if (result == null) {
        return Outcome.nothing(index);
      }
      return new Outcome(index, Wire.VALUE, bytes(result));
    } catch (Throwable e) { // whatever a task, or what it gives, throws is its outcome
      return new Outcome(index, Wire.FAILURE, failure(e));
    }
  }

  private @Nullable Object call(Wire.Item item) throws Exception {
    Object task;
    try {
      task = Encoding.read(new ByteArrayInputStream(item.task()), admission);
    } catch (InvalidClassException e) {
      throw refusal(e);
    }
    if (item.kind() == Wire.CALL && task instanceof Callable<?> callable) {
      return callable.call();
    } else if (item.kind() == Wire.RUN && task instanceof Runnable runnable) {
      runnable.run();
      return null;
    }
    throw new InvalidObjectException("the task is something else when it is read: " + task);
  }

  private static InvalidClassException refusal(InvalidClassException e) {
    InvalidClassException clear =
        new InvalidClassException(
            "a member reads only classes of Speedup and of the workload: " + e.getMessage());
    clear.initCause(e);
    return clear;
  }

  private static byte[] failure(Throwable thrown) {
    try {
      return bytes(Failure.of(thrown));
    } catch (IOException e) {
      throw new IllegalStateException("a failure can be written", e);
    }
  }

  static byte[] bytes(Object object) throws IOException {
    return Payload.of(object, Limits.DEFAULT).open().readAllBytes();
  }
}
