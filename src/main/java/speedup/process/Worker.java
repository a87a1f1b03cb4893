package speedup.process;

import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One worker as the pool sees it: its process, its pipes, and the thread that reads what it
 * answers. Lives as long as the process.
 */
final class Worker implements Runnable {

  /** A frame up to this size fits in an empty pipe: writing it to an idle worker does not block. */
  private static final int SMALL = 32 << 10;

  /** How long a thread that waits for a result looks for it itself: a wake-up takes as long. */
  private static final long HELP_NANOS = 50_000;

  private static final long LAST_WORDS_MILLIS = 1_000;

  private final Dispatcher dispatcher;
  private final WorkerSettings settings;
  private final WorkerCommand command;
  private final String name;
  private volatile @Nullable Process process;
  private volatile @Nullable MessageReader reader;
  private volatile @Nullable Outbox outbox;
  private final ReadingTurn turn = new ReadingTurn();
  private volatile boolean killed;
  private volatile @Nullable String killedBecause;

  // Guarded by the lock of the dispatcher.
  @Nullable RemoteFuture<?> current;
  long id;
  long tasks;
  boolean ready;
  volatile boolean closing;
  @Nullable Future<?> startDeadline;

  Worker(Dispatcher dispatcher, WorkerSettings settings, WorkerCommand command, String name) {
    this.command = command;
    this.dispatcher = dispatcher;
    this.settings = settings;
    this.name = name;
  }

  String name() {
    return name;
  }

  /** The process, once it is started. */
  @Nullable ProcessHandle handle() {
    Process started = process;
    return started == null ? null : started.toHandle();
  }

  @Override
  public void run() {
    Throwable notReady = null;
    WorkerDiedException death;
    try {
      Process started = command.start(settings.arguments(name));
      process = started;
      WorkerOutput output =
          new WorkerOutput(new ProcessInput(started.getErrorStream()), name, settings.output());
      Thread outputThread = daemon(output, name + "-output");
      outputThread.start();
      if (!killed) {
        notReady = serveOrKill(started, output);
      }
      kill();
      death = reap(started, output, outputThread);
    } catch (IOException e) {
      death = new WorkerDiedException(name, "could not be started: " + e.getMessage());
    } catch (InterruptedException e) {
      kill();
      death = new WorkerDiedException(name, "was given up: its thread was interrupted");
    }
    dispatcher.ended(this, death, notReady);
  }

  private @Nullable Throwable serveOrKill(Process started, WorkerOutput output)
      throws InterruptedException {
    try {
      Future<?> unused =
          started
              .onExit()
              .thenRun(() -> {
                turn.readToTheEnd();
                dispatcher.exited(this, death(started, output));
              });
      return serve(started);
    } catch (IOException | RuntimeException | Error e) { // its task must fail, whatever happened
      killedBecause = String.valueOf(e.getMessage());
      return null;
    }
  }

  /** Serves until the worker ends; returns why it could not be initialized, if so. */
  private @Nullable Throwable serve(Process started) throws IOException, InterruptedException {
    MessageReader in = new MessageReader(new ProcessInput(started.getInputStream()));
    Outbox out = new Outbox(started.getOutputStream());
    outbox = out;
    Payload initializer = settings.initializer();
    if (initializer != null) {
      out.send(MessageType.INITIALIZE, 0, initializer);
    }
    reader = in;
    while (true) {
      int type = in.next();
      if (type < 0) {
        if (!started.waitFor(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS)) {
          killedBecause = "it closed its pipe";
        }
        return null;
      } else if (type == MessageType.NOT_READY) {
        return readFailure(in);
      }
      boolean busy = handle(in, type);
      if (!busy && !closing) {
        turn.release();
        turn.awaitAsLead();
      }
    }
  }

  /** Does what a message of the worker asks for; says whether the worker has a task again. */
  private boolean handle(MessageReader in, int type) throws IOException {
    return switch (type) {
      case MessageType.READY -> greet(in);
      case MessageType.DONE -> finish(null, null);
      case MessageType.RESULT -> readResult(in);
      case MessageType.FAILURE -> finish(null, readFailure(in));
      default -> throw new IOException("sent a message of unknown type " + type);
    };
  }

  private boolean greet(MessageReader in) throws IOException {
    if (in.id() != MessageType.PROTOCOL_VERSION) {
      throw new IOException("speaks another protocol: version " + in.id());
    }
    return transfer(dispatcher.ready(this));
  }

  /** Looks for a moment whether the result arrives, from the thread that waits for it. */
  @SuppressWarnings("ThreadPriorityCheck") // on a busy machine the worker may need this processor
  void help(RemoteFuture<?> task, long nanos) {
    MessageReader in = reader;
    if (in == null || Thread.currentThread().isVirtual() || !turn.tryTake()) {
      turn.leaveToLead();
      return;
    }
    try {
      long start = System.nanoTime();
      long most = Math.min(nanos, HELP_NANOS);
      while (!task.isDone() && System.nanoTime() - start < most) {
        if (in.hasArrived()) {
          boolean unused = handle(in, in.next());
        } else {
          Thread.yield();
        }
      }
    } catch (IOException | RuntimeException e) {
      kill(String.valueOf(e.getMessage()));
    } finally {
      turn.release();
    }
    if (turn.isUnanswered()) {
      turn.leaveToLead();
    }
  }

  /** Says that the worker has been given the task, or none. */
  void assign(@Nullable RemoteFuture<?> task, long taskId) {
    current = task;
    id = taskId;
    if (task == null) {
      turn.end();
    } else {
      task.worker = this;
      turn.begin(taskId);
    }
  }

  /** Asks for the result to be read as soon as it comes. */
  void attend() {
    turn.leaveToLead();
  }

  /** Gives an idle worker its task; does not wait for a large one to be written. */
  void give(RemoteFuture<?> task) {
    Payload payload = task.payload();
    if (payload == null || payload.size() <= SMALL) {
      boolean unused = transfer(task);
    } else {
      daemon(() -> transfer(task), name + "-writer").start();
    }
  }

  /** Interrupts the task with this id. */
  void interrupt(long task) {
    Outbox out = outbox;
    if (out != null) {
      out.interrupt(task);
    }
  }

  /** Tells the worker to end. */
  void close() {
    Outbox out = outbox;
    if (out != null) {
      turn.readToTheEnd();
      out.close();
    }
  }

  /** Ends the process at once. */
  void kill() {
    killed = true;
    Process started = process;
    if (started != null) {
      started.destroyForcibly();
    }
  }

  /** The same, and says why: for the exception of its task. */
  void kill(String reason) {
    killedBecause = reason;
    kill();
  }

  private boolean readResult(MessageReader in) throws IOException {
    Object result = null;
    Throwable thrown = null;
    try {
      result = Encoding.read(in.body(), settings.limits());
    } catch (Throwable e) { // also an exhausted heap, or what a class's own readObject throws
      thrown = e;
    }
    // A result that was taken back is followed by the reason.
    return !in.finish() || finish(result, thrown);
  }

  private Throwable readFailure(MessageReader in) throws IOException {
    try {
      return ((Failure) Encoding.read(in.body(), settings.limits())).toThrowable(settings.limits());
    } catch (ClassNotFoundException e) {
      throw new IOException(e);
    } finally {
      in.finish();
    }
  }

  /** Takes the next task, then completes the last one. */
  private boolean finish(@Nullable Object result, @Nullable Throwable thrown) {
    Dispatcher.Step step = dispatcher.next(this);
    RemoteFuture<?> next = step.next();
    if (next != null) {
      give(next);
    }
    RemoteFuture<?> done = step.done();
    if (done != null) {
      if (thrown == null) {
        done.complete(result);
      } else {
        done.fail(thrown);
      }
    }
    return next != null;
  }

  /** Writes the task to the worker, or the next one if it has been cancelled meanwhile. */
  private boolean transfer(@Nullable RemoteFuture<?> task) {
    Outbox out = outbox;
    for (RemoteFuture<?> next = task; next != null; next = dispatcher.next(this).next()) {
      Payload payload = next.payload();
      if (payload != null && out != null) {
        out.send(next.type(), id, payload);
        next.sent();
        return true;
      }
    }
    return false;
  }

  private WorkerDiedException reap(Process ended, WorkerOutput output, Thread outputThread)
      throws InterruptedException {
    ended.waitFor();
    outputThread.join(LAST_WORDS_MILLIS);
    try {
      ended.getOutputStream().close();
    } catch (IOException e) {
      // What it had not read any more.
    }
    return death(ended, output);
  }

  private WorkerDiedException death(Process ended, WorkerOutput output) {
    String reason = killedBecause;
    String what = reason == null ? "died" : "was killed (" + reason + ")";
    return new WorkerDiedException(name, what, ended.exitValue(), output.lastLines());
  }

  private static Thread daemon(Runnable body, String name) {
    return Thread.ofPlatform().daemon().name(name).unstarted(body);
  }
}
