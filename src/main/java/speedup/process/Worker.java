package speedup.process;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One worker as the pool sees it: its process from the start to the end, and what it is doing. Its
 * thread lives as long as the process, reads what it answers, and says how it ended.
 */
final class Worker implements Runnable {

  private static final long LAST_WORDS_MILLIS = 1_000;

  /** How long a JVM that is writing its crash report may go on after it closed its pipes. */
  private static final long LAST_DEEDS_MILLIS = 1_000;

  private final Dispatcher dispatcher;
  private final WorkerSettings settings;
  private final WorkerCommand command;
  private final String name;
  private final ReadingTurn turn = new ReadingTurn();
  private volatile @Nullable Process process;
  private volatile @Nullable Conversation conversation;
  private volatile boolean killed;
  private volatile @Nullable String killedBecause;
  private volatile boolean exiting;
  private volatile @Nullable Thread thread;
  private volatile @Nullable Path argumentFile;

  // Guarded by the lock of the pool's state.
  @Nullable RemoteFuture<?> current;
  long tasks;
  boolean ready;
  @Nullable Future<?> startDeadline;

  /** Whether it gets no more tasks because it has done enough of them, or has grown too large. */
  boolean spent;

  /** Whether it is to end because it had nothing to do. */
  boolean retired;

  /** Since when it has no task and when it got the one it has, by {@link System#nanoTime}. */
  long since;

  /** The id of the current task; read without the lock by the threads that converse. */
  volatile long id;

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

  /** The command that it was started with. */
  WorkerCommand command() {
    return command;
  }

  /** The process, once it is started. */
  @Nullable ProcessHandle handle() {
    Process started = process;
    return started == null ? null : started.toHandle();
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    Throwable notReady = null;
    WorkerDiedException death;
    try {
      WorkerCommand.Started begun = settings.start().process(command, settings.arguments(name));
      Process started = begun.process();
      process = started;
      argumentFile = begun.argumentFile();
      WorkerOutput output =
          new WorkerOutput(new ProcessInput(started.getErrorStream()), name, settings.output());
      Thread outputThread = settings.threads().start(name + "-output", Threads.USUAL_STACK, output);
      if (!killed) {
        notReady = converse(started, output);
      }
      kill();
      death = reap(started, output, outputThread);
    } catch (IOException e) {
      death = new WorkerDiedException(name, "could not be started: " + words(e));
    } catch (Throwable e) { // a thread that cannot be started, say: its task must fail all the same
      kill();
      death = new WorkerDiedException(name, "was given up: " + e);
    }
    forgetArguments();
    boolean unused = dispatcher.ended(this, death, notReady);
  }

  /** The message of some is but the name of a file. */
  private static String words(IOException e) {
    return String.valueOf(e instanceof FileSystemException ? e : e.getMessage());
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
      if (notReady == null && !started.waitFor(LAST_DEEDS_MILLIS, TimeUnit.MILLISECONDS)) {
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
    if (current != null) {
      current.worker = null; // who keeps the future shall not keep the worker
    }
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

  /** Deletes what only the start of the process needed. */
  void forgetArguments() {
    Path file = argumentFile;
    if (file != null) {
      argumentFile = null;
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // The system clears its folder of temporary files.
      }
    }
  }

  /** Says that the JVM is about to exit: its status is not that of a signal. */
  void exiting() {
    exiting = true;
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

  /** Ends the process at once, and leaves its pipes: what it said last is still to be read. */
  void kill() {
    killed = true;
    ProcessHandle started = handle();
    if (started != null) {
      boolean unused = started.destroyForcibly();
    }
  }

  /** The same, and says why: for the exception of its task. */
  void kill(String reason) {
    condemn(reason);
    kill();
  }

  /** Interrupts what its thread does with what the process said last: nobody waits for it. */
  void interruptReading() {
    Thread reading = thread;
    if (reading != null) {
      reading.interrupt();
    }
  }

  /** Says that the worker is about to be killed: it gets no more tasks. */
  void condemn(String reason) {
    killedBecause = reason;
    killed = true;
  }

  boolean isKilled() {
    return killed;
  }

  /** Whether the pool had a reason to kill it. */
  boolean isGivenUp() {
    return killedBecause != null;
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
    ExitStatus status = new ExitStatus(ended.exitValue(), exiting);
    return new WorkerDiedException(name, what, status, output.lastLines(), output.errorReport());
  }
}
