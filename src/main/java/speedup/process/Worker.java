package speedup.process;

import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One worker as the pool sees it: its process from the start to the end, and what it is doing. Its
 * thread lives as long as the process, reads what it answers, and says how it ended.
 */
final class Worker implements Runnable {

  private static final long LAST_WORDS_MILLIS = 1_000;

  private final Dispatcher dispatcher;
  private final WorkerSettings settings;
  private final WorkerCommand command;
  private final String name;
  private final ReadingTurn turn = new ReadingTurn();
  private volatile @Nullable Process process;
  private volatile @Nullable Conversation conversation;
  private volatile boolean killed;
  private volatile @Nullable String killedBecause;

  // Guarded by the lock of the pool's state.
  @Nullable RemoteFuture<?> current;
  long tasks;
  boolean ready;
  @Nullable Future<?> startDeadline;

  /** The id of the current task; read without the lock by the thread that sends that task. */
  long id;

  /** Whether it is to end and gets no more tasks; read without the lock by its own thread. */
  volatile boolean closing;

  Worker(Dispatcher dispatcher, WorkerSettings settings, WorkerCommand command, String name) {
    this.dispatcher = dispatcher;
    this.settings = settings;
    this.command = command;
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
      Thread outputThread = Thread.ofPlatform().daemon().name(name + "-output").start(output);
      if (!killed) {
        notReady = converse(started, output);
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

  /** Converses until the worker ends; returns why it could not be initialized, if so. */
  private @Nullable Throwable converse(Process started, WorkerOutput output)
      throws InterruptedException {
    try {
      Future<?> unused =
          started
              .onExit()
              .thenRun(() -> {
                turn.readToTheEnd();
                dispatcher.exited(this, death(started, output));
              });
      Conversation begun = new Conversation(this, dispatcher, settings, turn, started);
      conversation = begun;
      Throwable notReady = begun.lead();
      if (notReady == null && !started.waitFor(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS)) {
        killedBecause = "it closed its pipe";
      }
      return notReady;
    } catch (IOException | RuntimeException | Error e) { // its task must fail, whatever happened
      killedBecause = String.valueOf(e.getMessage());
      return null;
    }
  }

  /** Says, with the lock of the pool's state held, that the worker has this task, or none. */
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

  /** Says, with that lock held, that the worker is ready or has ended. */
  void cancelStartDeadline() {
    if (startDeadline != null) {
      startDeadline.cancel(false);
    }
  }

  /** Asks for the result to be read as soon as it comes. */
  void attend() {
    turn.leaveToLead();
  }

  /** Gives the worker the task that it has been assigned while idle; does not wait for its pipe. */
  void give(RemoteFuture<?> task) {
    Conversation begun = conversation;
    if (begun != null) {
      begun.give(task);
    }
  }

  /** Looks for a moment whether the result arrives, from the thread that waits for it. */
  void help(RemoteFuture<?> task, long nanos) {
    Conversation begun = conversation;
    if (begun != null) {
      begun.help(task, nanos);
    }
  }

  /** Interrupts the task with this id. */
  void interrupt(long task) {
    Conversation begun = conversation;
    if (begun != null) {
      begun.interrupt(task);
    }
  }

  /** Tells the worker to end. */
  void close() {
    Conversation begun = conversation;
    if (begun != null) {
      begun.close();
    }
  }

  /** Ends the process at once; not to be called with a lock held: the JDK closes its pipes. */
  void kill() {
    killed = true;
    Process started = process;
    if (started != null) {
      started.destroyForcibly();
    }
  }

  /** The same, and says why: for the exception of its task. */
  void kill(String reason) {
    condemn(reason);
    kill();
  }

  /** Says that the worker is about to be killed: it gets no more tasks. */
  void condemn(String reason) {
    killedBecause = reason;
    killed = true;
  }

  boolean isKilled() {
    return killed;
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
}
