package speedup.process;

import java.io.DataInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import speedup.process.codec.Encoding;
import speedup.process.codec.Limits;
import speedup.process.codec.Payload;

/**
 * What is said between the pool and one worker. Sends tasks and takes in their outcomes: a message
 * is read by whoever has the {@link ReadingTurn}, the worker's own thread or one that waits for a
 * result. Code of the user's, such as what reads a result of a class of theirs, is run by the
 * worker's own thread alone: it may block, fail, and look at the thread that it runs in.
 */
final class Conversation {

  /** A frame up to this size fits in an empty pipe: writing it to an idle worker does not block. */
  private static final int SMALL = 32 << 10;

  /** How long a thread that waits for a result looks for it itself: a wake-up takes as long. */
  private static final long HELP_NANOS = 50_000;

  private final Worker worker;
  private final Dispatcher dispatcher;
  private final WorkerSettings settings;
  private final ReadingTurn turn;

  /** Used by who has the turn. */
  private final MessageReader in;

  private final Outbox out;

  Conversation(
      Worker worker,
      Dispatcher dispatcher,
      WorkerSettings settings,
      ReadingTurn turn,
      Process process) {
    this.worker = worker;
    this.dispatcher = dispatcher;
    this.settings = settings;
    this.turn = turn;
    this.in = new MessageReader(new ProcessInput(process.getInputStream()));
    this.out = new Outbox(process.getOutputStream());
  }

  /**
   * Converses, in the worker's own thread, until the worker closes its pipe.
   *
   * @return why it could not be initialized, if that is why
   * @throws IOException if it says something that is no message
   */
  @Nullable Throwable lead() throws IOException {
    Payload initializer = settings.initializer();
    if (initializer != null) {
      out.send(MessageType.INITIALIZE, 0, initializer);
    }
    while (true) {
      int type = in.next();
      if (type < 0) {
        return null;
      } else if (type == MessageType.NOT_READY) {
        return readFailure();
      }
      boolean busy = handle(type);
      // An interruption left by the user's code would keep this thread from ever sleeping.
      boolean unused = Thread.interrupted();
      if (!busy && !worker.closing) {
        turn.release();
        turn.awaitAsLead();
      }
    }
  }

  /** Gives an idle worker its task; does not wait for a large one to be written. */
  void give(RemoteFuture<?> task) {
    Payload payload = task.payload();
    if (payload == null || payload.size() <= SMALL) {
      boolean unused = transfer(task);
      return;
    }
    try {
      Thread unused =
          settings
              .threads()
              .start(worker.name() + "-writer", Threads.USUAL_STACK, () -> transfer(task));
    } catch (OutOfMemoryError e) { // there are no more threads
      boolean unused = transfer(task);
    }
  }

  /** Looks for a moment whether the result arrives, from the thread that waits for it. */
  @SuppressWarnings("ThreadPriorityCheck") // on a busy machine the worker may need this processor
  void help(RemoteFuture<?> task, long nanos) {
    if (Thread.currentThread().isVirtual() || !turn.tryTake()) {
      turn.leaveToLead();
      return;
    }
    try {
      long start = System.nanoTime();
      long most = Math.min(nanos, HELP_NANOS);
      while (!task.isDone() && System.nanoTime() - start < most) {
        if (!in.hasArrived()) {
          Thread.yield();
        } else if (in.runsNoForeignCode()) {
          boolean unused = handle(in.next());
        } else {
          break;
        }
      }
    } catch (IOException | RuntimeException | Error e) {
      worker.kill(String.valueOf(e.getMessage()));
    } finally {
      turn.release();
    }
    if (turn.isUnanswered()) {
      turn.leaveToLead();
    }
  }

  /** Interrupts the task with this id. */
  void interrupt(long task) {
    out.interrupt(task);
  }

  /** Tells the worker to end. */
  void close() {
    turn.readToTheEnd();
    out.close();
  }

  /** Does what a message of the worker asks for; says whether it is to be listened to further. */
  private boolean handle(int type) throws IOException {
    switch (type) {
      case MessageType.READY -> {
        return greet();
      }
      case MessageType.EXITING -> {
        worker.exiting();
        return true;
      }
      case MessageType.DONE, MessageType.RESULT, MessageType.FAILURE -> {
        if (in.id() != worker.id) {
          throw new IOException("answers task " + in.id() + " and was asked " + worker.id);
        }
      }
      default -> throw new IOException("sent a message of unknown type " + type);
    }
    return switch (type) {
      case MessageType.RESULT -> readResult();
      case MessageType.FAILURE -> finish(null, readFailure());
      default -> finish(null, null);
    };
  }

  private boolean greet() throws IOException {
    if (in.id() != MessageType.PROTOCOL_VERSION) {
      throw new IOException("speaks another protocol: version " + in.id());
    }
    dispatcher.heapOfAWorker(new DataInputStream(in.body(SMALL)).readLong());
    in.finish();
    worker.forgetArguments();
    return transfer(dispatcher.ready(worker));
  }

  private boolean readResult() throws IOException {
    Object result = null;
    Throwable thrown = null;
    try {
      result = Encoding.read(in.body(settings.limits().bytes()), settings.admission());
    } catch (Throwable e) { // also an exhausted heap, or what a class's own readObject throws
      thrown = e;
    }
    // A result that was taken back is followed by the reason.
    return !in.finish() || finish(result, thrown);
  }

  private Throwable readFailure() throws IOException {
    Throwable thrown;
    try {
      // Within no limits of the user's: these are of the exception itself, and not of what is told.
      thrown = Failure.readFrom(in.body(Limits.DEFAULT.bytes())).toThrowable(settings.admission());
    } catch (Throwable e) { // whatever it is: the task has failed
      thrown = new RemoteTaskException("an exception that cannot be read here", null, e);
    }
    in.finish();
    return thrown;
  }

  /** Takes the next task, then completes the last one. */
  private boolean finish(@Nullable Object result, @Nullable Throwable thrown) {
    Dispatcher.Step step = dispatcher.next(worker);
    RemoteFuture<?> next = step.next();
    if (next != null) {
      give(next);
    }
    RemoteFuture<?> done = step.done();
    if (done != null) {
      try {
        if (thrown == null) {
          done.complete(result);
        } else {
          done.fail(thrown);
        }
      } finally {
        dispatcher.settled(1);
      }
    }
    return next != null;
  }

  /** Writes the task to the worker, or the next one if it has been cancelled meanwhile. */
  private boolean transfer(@Nullable RemoteFuture<?> task) {
    for (RemoteFuture<?> next = task; next != null; next = dispatcher.next(worker).next()) {
      Payload payload = next.payload();
      if (payload != null) {
        out.send(next.type(), worker.id, payload);
        next.sent();
        return true;
      }
    }
    return false;
  }
}
